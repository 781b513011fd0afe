namespace Instrument.Generator;

/// <summary>The names of all pipeline stages. Tests collect them by reflection, so a new stage cannot escape the caching checks.</summary>
internal static class TrackingNames
{
    public const string MetricCandidates = nameof(MetricCandidates);
    public const string MetricTypes = nameof(MetricTypes);
    public const string MetricFamilyCandidates = nameof(MetricFamilyCandidates);
    public const string MetricFamilyTypes = nameof(MetricFamilyTypes);
    public const string PositionalMetricCandidates = nameof(PositionalMetricCandidates);
    public const string PositionalMetricTypes = nameof(PositionalMetricTypes);
    public const string ConfigCandidates = nameof(ConfigCandidates);
    public const string ConfigTypes = nameof(ConfigTypes);
    public const string CatalogueConfigCandidates = nameof(CatalogueConfigCandidates);
    public const string CatalogueMetricCandidates = nameof(CatalogueMetricCandidates);
    public const string CatalogueFamilyCandidates = nameof(CatalogueFamilyCandidates);
    public const string CataloguePositionalCandidates = nameof(CataloguePositionalCandidates);
    public const string CatalogueEntries = nameof(CatalogueEntries);
    public const string CatalogueFileOption = nameof(CatalogueFileOption);
    public const string Catalogue = nameof(Catalogue);
}
