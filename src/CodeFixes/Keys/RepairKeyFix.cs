using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrument.CodeFixes.Keys;

/// <summary>Writes a valid key instead of an invalid one: without what a key must not have, or from the name of its member.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RepairKeyFix() : InstrumentFix(
    DiagnosticIds.MetricKeyInvalid, DiagnosticIds.MetricKeyReserved, DiagnosticIds.MetricKeyInCallInvalid, DiagnosticIds.ConfigKeyInvalid)
{
    private const string FamilyPlace = "/{0}";

    private protected override IEnumerable<Remedy> Find(FixSite site)
    {
        if (KeySite.Of(site) is not { Text: { } text } key || (Repair(site, key, text) ?? FromName(site, key)) is not { } repaired || repaired == text)
            yield break;
        Remedy remedy = key.Rename($"Rename the key to \"{repaired}\"", nameof(RepairKeyFix), repaired);
        if (key.Attribute is null ? !key.HasTwin(repaired, site.Batch) : DeclarationTrial.Cures(site, remedy))
            yield return remedy;
    }

    private static string? Repair(FixSite site, KeySite key, string text)
    {
        if (site.Diagnostic.Id == DiagnosticIds.ConfigKeyInvalid)
            return KeyRepair.OfText(text) is var repaired && ConfigKeys.WhyInvalid(repaired) is null ? repaired : null;
        string? metric = KeyRepair.OfMetric(text);
        if (metric != text)
            return metric;
        if (IsFamily(site, key))
            return text.Contains(FamilyPlace.Trim('/')) ? text : text.TrimEnd('/') + FamilyPlace;
        // What is right for a metric and reported all the same is wrong for its files.
        return KeyRepair.OfFileName(text);
    }

    private static string? FromName(FixSite site, KeySite key)
    {
        if (key is not { MemberName: { } name, Attribute: { } attribute } || key.IsAxis)
            return null;
        if (site.Diagnostic.Id != DiagnosticIds.ConfigKeyInvalid && !KeyRepair.IsBlank(key.Text!))
            return null;
        if (site.Diagnostic.Id != DiagnosticIds.ConfigKeyInvalid)
            return IsFamily(site, key) ? SnakeCase.From(name) + FamilyPlace : SnakeCase.From(name);
        return ConfigKeyNames.Of(site, attribute);
    }

    private static bool IsFamily(FixSite site, KeySite key) =>
        key is { Attribute: { } attribute, IsAxis: false }
        && SymbolEqualityComparer.Default.Equals(site.Model.GetTypeInfo(attribute, site.CancellationToken).Type, site.Symbols.MetricFamilyAttribute);
}
