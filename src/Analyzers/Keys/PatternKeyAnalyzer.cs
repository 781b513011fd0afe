using Instrument.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrument.Analyzers.Keys;

/// <summary>Reports keys with a star, which W&amp;B reads as a pattern, where one metric is meant.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PatternKeyAnalyzer() : WrittenKeyAnalyzer(Descriptors.INST2005_MetricKeyIsPattern)
{
    private protected override Diagnostic? Check(WrittenKey key)
    {
        int star = key.Text.IndexOf('*');
        bool isMeant = key.Role == MetricKeyRole.Definition && star == key.Text.Length - 1;
        return star < 0 || isMeant
            ? null
            : Diagnostic.Create(Descriptors.INST2005_MetricKeyIsPattern, key.Location, MessageArgument.From(key.Text));
    }
}
