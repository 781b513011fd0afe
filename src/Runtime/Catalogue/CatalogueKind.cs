namespace Instrument;

/// <summary>What a key of the catalogue belongs to.</summary>
public enum CatalogueKind
{
    /// <summary>A metric, which rows have.</summary>
    Metric,

    /// <summary>A value of a config.</summary>
    Config,
}
