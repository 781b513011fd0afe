using System.Collections.Immutable;
using Instrument.Generator.Model;

namespace Instrument.Generator.Parsing;

/// <summary>Puts the catalogue into one order that does not depend on that of the files.</summary>
internal static class CatalogueOrder
{
    /// <summary>The declarations by their text. Of equal ones, as of a type in two parts, one is left.</summary>
    public static EquatableArray<CatalogueBlockModel> Of(ImmutableArray<CatalogueBlockModel> blocks)
    {
        CatalogueBlockModel[] sorted = [.. blocks];
        Array.Sort(sorted, static (a, b) => string.CompareOrdinal(a.Text, b.Text));
        ImmutableArray<CatalogueBlockModel>.Builder distinct = ImmutableArray.CreateBuilder<CatalogueBlockModel>(sorted.Length);
        foreach (CatalogueBlockModel block in sorted)
        {
            if (block.Text.Length > 0 && (distinct.Count == 0 || block.Text != distinct[distinct.Count - 1].Text))
                distinct.Add(block);
        }
        return new(distinct.ToImmutable());
    }

    /// <summary>Metrics first, then by key and place; what several types inherit is listed once.</summary>
    public static List<CatalogueEntryModel> Entries(EquatableArray<CatalogueBlockModel> blocks)
    {
        List<CatalogueEntryModel> sorted = [];
        foreach (CatalogueBlockModel block in blocks)
        {
            foreach (CatalogueEntryModel entry in block.Entries)
                sorted.Add(entry);
        }
        sorted.Sort(Compare);
        List<CatalogueEntryModel> distinct = [];
        foreach (CatalogueEntryModel entry in sorted)
        {
            if (distinct.Count == 0 || !entry.Equals(distinct[distinct.Count - 1]))
                distinct.Add(entry);
        }
        return distinct;
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
