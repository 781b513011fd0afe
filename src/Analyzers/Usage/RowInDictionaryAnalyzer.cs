using Instrument.Analyzers.Rules;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrument.Analyzers.Usage;

/// <summary>Points at rows that are written as dictionaries although all their keys are constants.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RowInDictionaryAnalyzer() : InstrumentAnalyzer(Descriptors.INST3007_RowInDictionary)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (RunCalls.Create(context.Compilation, symbols) is not { } calls)
            return;
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                if (!calls.IsOwnLog(call))
                    return;
                IOperation? values = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value;
                if (DictionaryRow.Of(values) is { } row)
                    operation.ReportDiagnostic(Diagnostic.Create(
                        Descriptors.INST3007_RowInDictionary, values!.Syntax.GetLocation(), row.Entries.Length));
            },
            OperationKind.Invocation);
    }
}
