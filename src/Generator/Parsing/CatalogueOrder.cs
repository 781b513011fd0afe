using System.Collections.Immutable;
using Instrument.Generator.Model;

namespace Instrument.Generator.Parsing;

/// <summary>Puts the keys of all types into one order that does not depend on that of the files.</summary>
internal static class CatalogueOrder
{
    /// <summary>Metrics first, then by key and place; what several types inherit is listed once.</summary>
    public static EquatableArray<CatalogueLineModel> Of(ImmutableArray<EquatableArray<CatalogueLineModel>> types)
    {
        List<CatalogueLineModel> sorted = [];
        foreach (EquatableArray<CatalogueLineModel> lines in types)
        {
            foreach (CatalogueLineModel line in lines)
                sorted.Add(line);
        }
        sorted.Sort(static (a, b) => Compare(a.Entry, b.Entry));
        ImmutableArray<CatalogueLineModel>.Builder distinct = ImmutableArray.CreateBuilder<CatalogueLineModel>(sorted.Count);
        foreach (CatalogueLineModel line in sorted)
        {
            if (distinct.Count == 0 || !line.Equals(distinct[distinct.Count - 1]))
                distinct.Add(line);
        }
        return new(distinct.ToImmutable());
    }

    // All that entries can differ in takes part, so that equal ones come together and no order is left to chance.
    private static int Compare(CatalogueEntryModel a, CatalogueEntryModel b)
    {
        int order = b.IsMetric.CompareTo(a.IsMetric);
        if (order == 0)
            order = string.CompareOrdinal(a.Key, b.Key);
        if (order == 0)
            order = string.CompareOrdinal(a.DeclaredIn, b.DeclaredIn);
        if (order == 0)
            order = string.CompareOrdinal(a.Type, b.Type);
        return order != 0 ? order : CompareDefinitions(a, b);
    }

    private static int CompareDefinitions(CatalogueEntryModel a, CatalogueEntryModel b)
    {
        int order = string.CompareOrdinal(a.Description, b.Description);
        if (order == 0)
            order = string.CompareOrdinal(a.Unit, b.Unit);
        if (order == 0)
            order = string.CompareOrdinal(a.Axis, b.Axis);
        if (order == 0)
            order = a.Summary.CompareTo(b.Summary);
        return order != 0 ? order : a.Goal.CompareTo(b.Goal);
    }
}
