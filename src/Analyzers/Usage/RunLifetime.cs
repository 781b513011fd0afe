using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrument.Analyzers.Usage;

/// <summary>Follows a run through the code that its variable is visible in.</summary>
internal static class RunLifetime
{
    /// <summary>The outermost operation around the given one: the body of the member.</summary>
    public static IOperation BodyOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }

    /// <summary>The nearest loop that runs the operation again and again; null when there is none in the same function.</summary>
    public static ILoopOperation? LoopAround(IOperation operation)
    {
        for (IOperation current = operation; current.Parent is { } parent; current = parent)
        {
            if (IsFunction(parent))
                return null;
            if (parent is ILoopOperation loop && loop.Body == current)
                return loop;
        }
        return null;
    }

    /// <summary>What the code inside <paramref name="scope"/> does with the run that <paramref name="variable"/> holds.</summary>
    public static RunUse UseIn(IOperation scope, ILocalSymbol variable, IOperation start, RunCalls calls)
    {
        RunUse result = RunUse.Open;
        foreach (IOperation operation in scope.DescendantsAndSelf())
        {
            if (operation is not ILocalReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Local, variable))
                continue;
            // Code that runs at another time may end the run.
            RunUse use = FunctionAround(reference) == FunctionAround(start) ? UseOf(reference, calls) : RunUse.HandedOn;
            if (use == RunUse.Ended)
                return use;
            if (use == RunUse.HandedOn)
                result = use;
        }
        return result;
    }

    private static RunUse UseOf(IOperation run, RunCalls calls) => run.Parent switch
    {
        IInvocationOperation call when call.Instance == run => calls.IsEnd(call) ? RunUse.Ended : RunUse.Open,
        IArgumentOperation { Parent: IInvocationOperation call } when calls.LoggedTo(call) == run => RunUse.Open,
        IConditionalAccessOperation access when access.Operation == run => UseIfNotNull(access.WhenNotNull, calls),
        IUsingOperation => RunUse.Ended,
        IConversionOperation conversion => UseOf(conversion, calls),
        ISimpleAssignmentOperation assignment when assignment.Target == run => RunUse.Open,
        IPropertyReferenceOperation or IBinaryOperation or IIsPatternOperation => RunUse.Open,
        _ => RunUse.HandedOn,
    };

    private static RunUse UseIfNotNull(IOperation use, RunCalls calls) => use switch
    {
        IInvocationOperation call when calls.IsEnd(call) => RunUse.Ended,
        IInvocationOperation { Instance: null } call when calls.LoggedTo(call) is null => RunUse.HandedOn,
        _ => RunUse.Open,
    };

    private static IOperation? FunctionAround(IOperation operation)
    {
        IOperation? current = operation.Parent;
        while (current is not null && !IsFunction(current))
            current = current.Parent;
        return current;
    }

    private static bool IsFunction(IOperation operation) => operation is IAnonymousFunctionOperation or ILocalFunctionOperation;
}
