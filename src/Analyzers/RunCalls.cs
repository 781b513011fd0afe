using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrument.Analyzers;

/// <summary>Tells what a call does to a run.</summary>
internal sealed class RunCalls
{
    private const string RunTypeName = "Instrument.Run";
    private const string WandbTypeName = "Instrument.Wandb";
    private const string LogMethodName = "Log";
    private const string AsyncEnd = "FinishAsync";
    private const string AsyncDispose = "DisposeAsync";

    private readonly INamedTypeSymbol _run;
    private readonly INamedTypeSymbol? _wandb;
    private readonly KnownSymbols _symbols;

    private RunCalls(INamedTypeSymbol run, INamedTypeSymbol? wandb, KnownSymbols symbols)
    {
        _run = run;
        _wandb = wandb;
        _symbols = symbols;
    }

    /// <summary>Looks the run's types up; null when the compilation lacks them.</summary>
    public static RunCalls? Create(Compilation compilation, KnownSymbols symbols) =>
        compilation.GetTypeByMetadataName(RunTypeName) is { } run
            ? new RunCalls(run, compilation.GetTypeByMetadataName(WandbTypeName), symbols)
            : null;

    /// <summary>Whether the call starts a run.</summary>
    public bool IsInit(IInvocationOperation call) =>
        call.TargetMethod.Name == "Init" && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, _wandb);

    /// <summary>Whether the call ends the run it is made on.</summary>
    public bool IsEnd(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "Finish" or AsyncEnd => IsMember(call),
        "Dispose" => IsMember(call) || call.TargetMethod.ContainingType.SpecialType == SpecialType.System_IDisposable,
        AsyncDispose => IsMember(call) || call.TargetMethod.ContainingType.ToDisplayString() == "System.IAsyncDisposable",
        _ => false,
    };

    /// <summary>The call that ends the run in the same way and is made for waiting; null if the call is no asynchronous end of a run.</summary>
    public string? WaitingEnd(IInvocationOperation call) => !IsMember(call) ? null : call.TargetMethod.Name switch
    {
        AsyncEnd => "Finish",
        AsyncDispose => "Dispose",
        _ => null,
    };

    /// <summary>Whether the call is <c>run.Log(…)</c> of the run itself.</summary>
    public bool IsOwnLog(IInvocationOperation call) => call.TargetMethod.Name == LogMethodName && IsMember(call);

    /// <summary>Whether the call is <c>run.DefineMetric(…)</c>.</summary>
    public bool IsDefineMetric(IInvocationOperation call) => call.TargetMethod.Name == "DefineMetric" && IsMember(call);

    /// <summary>The run that the call adds a row to, by a method of its own or by a generated one; null for any other call.</summary>
    public IOperation? LoggedTo(IInvocationOperation call)
    {
        if (IsOwnLog(call))
            return call.Instance;
        IMethodSymbol method = call.TargetMethod;
        bool isGenerated = method.IsExtensionMethod
            && SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, _run)
            && (method.Name == LogMethodName || method.Parameters.Any(parameter => parameter.FirstMetric(_symbols) is not null));
        return isGenerated ? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value : null;
    }

    /// <summary>The local variable or parameter that the operation reads a run from; null when it is none of these.</summary>
    public static ISymbol? Variable(IOperation? run) => run switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IConversionOperation conversion => Variable(conversion.Operand),
        IConditionalAccessInstanceOperation => Variable(Receiver(run)),
        _ => null,
    };

    private static IOperation? Receiver(IOperation instance)
    {
        for (IOperation? current = instance; current is not null; current = current.Parent)
        {
            if (current.Parent is IConditionalAccessOperation access && access.WhenNotNull == current)
                return access.Operation;
        }
        return null;
    }

    private bool IsMember(IInvocationOperation call) => SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, _run);
}
