using Instrument.Analyzers.Rules;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrument.Analyzers.Usage;

/// <summary>Reports rows with a step among rows without one, and the other way round, for one run in one member.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MixedStepsAnalyzer() : InstrumentAnalyzer(Descriptors.INST3004_MixedSteps)
{
    private const string StepParameterName = "step";

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (RunCalls.Create(context.Compilation, symbols) is not { } calls)
            return;
        context.RegisterOperationBlockStartAction(block =>
        {
            List<(ISymbol Run, IInvocationOperation Log)> logs = [];
            block.RegisterOperationAction(
                operation =>
                {
                    var call = (IInvocationOperation)operation.Operation;
                    if (RunCalls.Variable(calls.LoggedTo(call)) is not { } run || !call.Arguments.Any(IsStep))
                        return;
                    lock (logs)
                        logs.Add((run, call));
                },
                OperationKind.Invocation);
            block.RegisterOperationBlockEndAction(end =>
            {
                foreach (IGrouping<ISymbol, IInvocationOperation> run in logs.ToLookup(
                    log => log.Run, log => log.Log, SymbolEqualityComparer.Default))
                    Check(run, end.ReportDiagnostic);
            });
        });
    }

    private static void Check(IGrouping<ISymbol, IInvocationOperation> run, Action<Diagnostic> report)
    {
        List<IInvocationOperation> logs = [.. run.OrderBy(log => log.Syntax.SpanStart)];
        bool firstHasStep = HasStep(logs[0]);
        foreach (IInvocationOperation log in logs.Where(log => HasStep(log) != firstHasStep))
        {
            report(Diagnostic.Create(
                Descriptors.INST3004_MixedSteps,
                log.Syntax.GetLocation(),
                run.Key.Name,
                firstHasStep ? "without" : "with",
                firstHasStep ? "with" : "without"));
        }
    }

    private static bool HasStep(IInvocationOperation log) => log.Arguments.Any(argument =>
        IsStep(argument) && argument.ArgumentKind != ArgumentKind.DefaultValue && !IsNull(argument.Value));

    private static bool IsNull(IOperation value) => value switch
    {
        IConversionOperation conversion => IsNull(conversion.Operand),
        IDefaultValueOperation => true,
        _ => value.ConstantValue is { HasValue: true, Value: null },
    };

    private static bool IsStep(IArgumentOperation argument) => argument.Parameter?.Name == StepParameterName;
}
