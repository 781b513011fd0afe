using System.Collections.Immutable;

namespace Instrument.Generator.Model;

/// <summary>What one annotated declaration stands for: what code is generated from, and what the catalogue says of it.</summary>
/// <remarks>
/// All comes from one look at the symbols, and parts ways afterwards: a comment changes the entries and not the sources. Equality decides
/// whether output is generated again.
/// </remarks>
/// <param name="Metrics">The type or method whose rows are generated, if the declaration is its anchor.</param>
/// <param name="Config">The config, if the declaration is one.</param>
/// <param name="Table">The row of a table, if the declaration is one.</param>
/// <param name="Entries">The keys in the order of the declaration.</param>
internal sealed record DeclarationModel(MetricSourceModel? Metrics, ConfigTypeModel? Config, TableTypeModel? Table, EquatableArray<CatalogueEntryModel> Entries)
{
    /// <summary>A declaration with metrics.</summary>
    public DeclarationModel(MetricSourceModel metrics, EquatableArray<CatalogueEntryModel> entries) : this(metrics, null, null, entries)
    {
    }

    /// <summary>A config.</summary>
    public DeclarationModel(ConfigTypeModel config, EquatableArray<CatalogueEntryModel> entries) : this(null, config, null, entries)
    {
    }

    /// <summary>The row of a table, whose columns are no keys.</summary>
    public DeclarationModel(TableTypeModel table) : this(null, null, table, default)
    {
    }

    /// <summary>Two sides of one declaration, each of which may be missing.</summary>
    public static DeclarationModel? Join(DeclarationModel? one, DeclarationModel? other)
    {
        if (one is null || other is null)
            return one ?? other;
        return new DeclarationModel(
            one.Metrics ?? other.Metrics, one.Config ?? other.Config, one.Table ?? other.Table, new(one.Entries.Concat(other.Entries).ToImmutableArray()));
    }
}
