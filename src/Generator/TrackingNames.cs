namespace Instrument.Generator;

/// <summary>The names of all pipeline stages. Tests collect them by reflection, so a new stage cannot escape the caching checks.</summary>
internal static class TrackingNames
{
    public const string Candidates = nameof(Candidates);
    public const string Declarations = nameof(Declarations);
    public const string Types = nameof(Types);
    public const string CatalogueBlocks = nameof(CatalogueBlocks);
    public const string CatalogueEntries = nameof(CatalogueEntries);
    public const string CatalogueFileOption = nameof(CatalogueFileOption);
    public const string Catalogue = nameof(Catalogue);
}
