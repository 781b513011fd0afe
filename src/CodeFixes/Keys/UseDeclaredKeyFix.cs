using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrument.CodeFixes.Keys;

/// <summary>Writes the declared key that was probably meant, in a call or as an axis.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UseDeclaredKeyFix() : InstrumentFix(DiagnosticIds.AxisNotDeclared, DiagnosticIds.MetricKeyMistyped)
{
    private protected override IEnumerable<Remedy> Find(FixSite site)
    {
        if (SuggestedKeys.Of(site.Diagnostic) is { } suggestion && KeySite.Of(site) is { } key && !key.HasTwin(suggestion, site.Batch))
            yield return key.Rename($"Write \"{suggestion}\"", nameof(UseDeclaredKeyFix), suggestion);
    }
}
