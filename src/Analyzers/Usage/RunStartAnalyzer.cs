using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrument.Analyzers.Usage;

/// <summary>Checks what becomes of the runs that <c>Wandb.Init</c> starts.</summary>
public abstract class RunStartAnalyzer : InstrumentAnalyzer
{
    private protected RunStartAnalyzer(DiagnosticDescriptor rule)
        : base(rule)
    {
    }

    /// <summary>What the rule says of the run; null when all is fine.</summary>
    private protected abstract Diagnostic? Check(RunStart start, ILoopOperation? loop, RunCalls calls);

    private protected sealed override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (RunCalls.Create(context.Compilation, symbols) is not { } calls)
            return;
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                if (calls.IsInit(call)
                    && RunStart.Of(call) is { } start
                    && Check(start, RunLifetime.LoopAround(call), calls) is { } diagnostic)
                    operation.ReportDiagnostic(diagnostic);
            },
            OperationKind.Invocation);
    }
}
