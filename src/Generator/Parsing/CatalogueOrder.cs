using System.Collections.Immutable;
using Instrument.Generator.Model;

namespace Instrument.Generator.Parsing;

/// <summary>Puts the keys of all types into one order that does not depend on that of the files.</summary>
internal static class CatalogueOrder
{
    /// <summary>Metrics first, then by key and place; what several types inherit is listed once.</summary>
    public static EquatableArray<CatalogueEntryModel> Of(IEnumerable<EquatableArray<CatalogueEntryModel>> types) => new(types
        .SelectMany(static entries => entries)
        .Distinct()
        .OrderBy(static entry => entry.IsMetric ? 0 : 1)
        .ThenBy(static entry => entry.Key, StringComparer.Ordinal)
        .ThenBy(static entry => entry.DeclaredIn, StringComparer.Ordinal)
        .ToImmutableArray());
}
