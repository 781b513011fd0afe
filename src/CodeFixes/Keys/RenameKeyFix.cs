using System.Collections.Immutable;
using Instrument.Analyzers.Keys;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrument.CodeFixes.Keys;

/// <summary>Renames a key to the one that the analyzer suggests, where nothing else in the project goes by the old one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RenameKeyFix() : InstrumentFix(
    DiagnosticIds.MetricKeyWithDot, DiagnosticIds.MetricKeyWithEmptyGroup, DiagnosticIds.MetricKeyDiffersInCase)
{
    private protected override IEnumerable<Remedy> Find(FixSite site)
    {
        if (SuggestedKeys.Of(site.Diagnostic) is not { } suggestion || KeySite.Of(site) is not { } key || key.HasTwin(suggestion, site.Batch))
            yield break;
        Remedy remedy = key.Rename($"Rename the key to \"{suggestion}\"", nameof(RenameKeyFix), suggestion);
        bool isGood = key.Attribute is null || DeclarationTrial.KeepsGood(site, remedy);
        if (isGood && NothingIsLost(site, key, suggestion, remedy))
            yield return remedy;
    }

    private static bool NothingIsLost(FixSite site, KeySite key, string suggestion, Remedy remedy)
    {
        DeclaredMetrics before = Declared(site.Before);
        if (key.IsAxis)
            return before.Keys.Contains(suggestion) || !before.Keys.Contains(key.Text!);
        if (key.Attribute is null)
            return true;
        DeclaredMetrics after = Declared(site.Try(remedy, out _));
        ImmutableSortedSet<string> gone = before.Keys.Except(after.Keys);
        return !gone.Any(name => after.Axes.Contains(name) || after.Mentioned.Contains(name));
    }

    private static DeclaredMetrics Declared(Compilation compilation) => DeclaredMetrics.Of(compilation, KnownSymbols.Create(compilation)!);
}
