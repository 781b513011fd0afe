using Instrument.Analyzers.Rules;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrument.Analyzers.Usage;

/// <summary>Reports threads that wait for the asynchronous end of a run.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlockingOnEndAnalyzer() : InstrumentAnalyzer(Descriptors.INST3005_BlockingOnEnd)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (RunCalls.Create(context.Compilation, symbols) is not { } calls)
            return;
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                if (calls.WaitingEnd(call) is { } waiting && Blocking(call) is { } blocking)
                {
                    operation.ReportDiagnostic(Diagnostic.Create(
                        Descriptors.INST3005_BlockingOnEnd, blocking.Operation.Syntax.GetLocation(), blocking.Name, call.TargetMethod.Name, waiting));
                }
            },
            OperationKind.Invocation);
    }

    // What waits for the task that the operation makes, through whatever wraps it.
    private static (IOperation Operation, string Name)? Blocking(IOperation task) => task.Parent switch
    {
        IPropertyReferenceOperation { Property.Name: "Result" } result => (result, "Result"),
        IInvocationOperation { TargetMethod.Name: "Wait" or "GetResult" } wait when wait.Instance == task => (wait, wait.TargetMethod.Name),
        IInvocationOperation { TargetMethod.Name: "GetAwaiter" or "ConfigureAwait" or "AsTask" } wrapped when wrapped.Instance == task => Blocking(wrapped),
        IConversionOperation conversion => Blocking(conversion),
        _ => null,
    };
}
