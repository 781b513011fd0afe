using Instrument.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrument.Analyzers.Keys;

/// <summary>Reports constant keys in calls for which the call would throw.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MetricKeyInCallAnalyzer() : KeyInCallAnalyzer(Descriptors.INST2004_MetricKeyInCallInvalid)
{
    private protected override Diagnostic? Check(KeyInCall key, KeyContext context)
    {
        if (key.Text is not { } text)
            return null;
        MetricKeyViolation violation = MetricKeyGrammar.Check(text);
        // W&B's own values can be defined, and serve as axes.
        bool isFine = violation == MetricKeyViolation.None || (violation == MetricKeyViolation.Reserved && key.Role != MetricKeyRole.Metric)
            || (key.Role == MetricKeyRole.Definition && text == "*");
        string? reason = isFine ? null : MetricKeyGrammar.Describe(violation);
        if (isFine && key.NamesFiles && MetricKeyGrammar.FindInNoFileName(text) is { } wrong)
            reason = MetricKeyGrammar.DescribeInNoFileName(wrong);
        return reason is null
            ? null
            : Diagnostic.Create(Descriptors.INST2004_MetricKeyInCallInvalid, key.Location, MessageArgument.From(text), reason);
    }
}
