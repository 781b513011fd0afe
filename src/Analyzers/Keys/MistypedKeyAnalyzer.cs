using Instrument.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrument.Analyzers.Keys;

/// <summary>
/// Reports constant keys in calls that no metric has, but that are nearly the key of one. <see cref="UndeclaredAxisAnalyzer"/> says
/// it of axes.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MistypedKeyAnalyzer() : KeyInCallAnalyzer(Descriptors.INST2012_MetricKeyMistyped)
{
    private protected override Diagnostic? Check(KeyInCall key, KeyContext context)
    {
        if (key.Role == MetricKeyRole.Axis || key.Text is not { } text || MetricKeyGrammar.Check(text) != MetricKeyViolation.None)
            return null;
        DeclaredMetrics declared = context.Declared;
        if (declared.Keys.Contains(text)
            || KeySimilarity.FindClosest(text, declared.Keys) is not { } suggestion
            || (key.Role == MetricKeyRole.Metric && declared.Mentioned.IsDefined(text)))
            return null;
        return Diagnostic.Create(
            Descriptors.INST2012_MetricKeyMistyped,
            key.Location,
            SuggestedKey.Properties(suggestion),
            MessageArgument.From(text),
            MessageArgument.From(suggestion));
    }
}
