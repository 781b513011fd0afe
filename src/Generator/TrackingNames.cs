namespace Instrument.Generator;

/// <summary>The names of all pipeline stages. Tests collect them by reflection, so a new stage cannot escape the caching checks.</summary>
internal static class TrackingNames
{
    public const string MetricCandidates = nameof(MetricCandidates);
    public const string MetricDeclarations = nameof(MetricDeclarations);
    public const string MetricTypes = nameof(MetricTypes);
    public const string MetricFamilyCandidates = nameof(MetricFamilyCandidates);
    public const string MetricFamilyDeclarations = nameof(MetricFamilyDeclarations);
    public const string MetricFamilyTypes = nameof(MetricFamilyTypes);
    public const string PositionalMetricCandidates = nameof(PositionalMetricCandidates);
    public const string PositionalMetricDeclarations = nameof(PositionalMetricDeclarations);
    public const string PositionalMetricTypes = nameof(PositionalMetricTypes);
    public const string ConfigCandidates = nameof(ConfigCandidates);
    public const string ConfigDeclarations = nameof(ConfigDeclarations);
    public const string ConfigTypes = nameof(ConfigTypes);
    public const string CatalogueMetrics = nameof(CatalogueMetrics);
    public const string CatalogueFamilies = nameof(CatalogueFamilies);
    public const string CataloguePositionalMetrics = nameof(CataloguePositionalMetrics);
    public const string CatalogueConfigs = nameof(CatalogueConfigs);
    public const string CatalogueEntries = nameof(CatalogueEntries);
    public const string CatalogueFileOption = nameof(CatalogueFileOption);
    public const string Catalogue = nameof(Catalogue);
}
