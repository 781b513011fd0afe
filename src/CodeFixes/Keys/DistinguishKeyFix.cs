using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrument.CodeFixes.Keys;

/// <summary>Gives a member whose key another one has already the key that its name gives, in the same group.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class DistinguishKeyFix() : InstrumentFix(DiagnosticIds.MetricKeyDuplicate, DiagnosticIds.ConfigKeyDuplicate)
{
    private protected override IEnumerable<Remedy> Find(FixSite site)
    {
        if (KeySite.Of(site) is not { Text: { } text, MemberName: { } name, Attribute: { } attribute } key)
            yield break;
        string? distinct = site.Diagnostic.Id == DiagnosticIds.ConfigKeyDuplicate
            ? ConfigKeyNames.Of(site, attribute)
            : text.Substring(0, text.LastIndexOf('/') + 1) + SnakeCase.From(name);
        if (distinct is null || distinct == text)
            yield break;
        Remedy remedy = key.Rename($"Rename the key to \"{distinct}\"", nameof(DistinguishKeyFix), distinct);
        if (DeclarationTrial.Cures(site, remedy))
            yield return remedy;
    }
}
