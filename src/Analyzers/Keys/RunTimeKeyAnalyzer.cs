using Instrument.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrument.Analyzers.Keys;

/// <summary>Points at keys that are put together at run time, of which there may be any number.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RunTimeKeyAnalyzer() : KeyInCallAnalyzer(Descriptors.INST2013_MetricKeyMadeAtRunTime)
{
    private protected override Diagnostic? Check(KeyInCall key, KeyContext context)
    {
        if (key.Role == MetricKeyRole.Axis || key.Text is not null || !IsPutTogether(key.Operation))
            return null;
        return Diagnostic.Create(
            Descriptors.INST2013_MetricKeyMadeAtRunTime,
            key.Location,
            MessageArgument.From(key.Operation.Syntax.ToString()));
    }

    private static bool IsPutTogether(IOperation key) => key switch
    {
        IInterpolatedStringOperation => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } => true,
        IInvocationOperation { TargetMethod: { ContainingType.SpecialType: SpecialType.System_String, Name: "Concat" or "Format" or "Join" } } => true,
        _ => false,
    };
}
