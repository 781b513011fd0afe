using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrument.Analyzers.Usage;

/// <summary>A call of <c>Wandb.Init</c> and what becomes of its result.</summary>
/// <param name="Call">The call.</param>
/// <param name="Variable">The local variable that the run is kept in; null when there is none.</param>
/// <param name="IsUnused">Whether the result is kept nowhere.</param>
/// <param name="Place">The variable's name where it starts with the run, else the call.</param>
internal sealed record RunStart(IInvocationOperation Call, ILocalSymbol? Variable, bool IsUnused, Location Place)
{
    /// <summary>The start of a run for which this code has to care; null when a using does, or other code gets the run.</summary>
    public static RunStart? Of(IInvocationOperation call)
    {
        Location place = call.Syntax.GetLocation();
        return call.Parent switch
        {
            IExpressionStatementOperation => new RunStart(call, null, IsUnused: true, place),
            ISimpleAssignmentOperation { Target: IDiscardOperation } => new RunStart(call, null, IsUnused: true, place),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation local, Parent: IExpressionStatementOperation } =>
                new RunStart(call, local.Local, IsUnused: false, place),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } when !IsUsing(declarator) =>
                new RunStart(call, declarator.Symbol, IsUnused: false, declarator.Symbol.Locations[0]),
            _ => null,
        };
    }

    /// <summary>What the code inside <paramref name="scope"/> does with the run.</summary>
    public RunUse UseIn(IOperation scope, RunCalls calls) =>
        Variable is { } variable ? RunLifetime.UseIn(scope, variable, Call, calls) : RunUse.Open;

    private static bool IsUsing(IVariableDeclaratorOperation declarator)
    {
        IOperation? statement = declarator.Parent?.Parent;
        return statement?.Parent is IUsingDeclarationOperation or IUsingOperation;
    }
}
