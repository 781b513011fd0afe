namespace Instrument.Generator.Model;

/// <summary>A key in the catalogue with its line of code, which is written once for each type and not after every edit of another.</summary>
/// <param name="Entry">What the line says.</param>
/// <param name="Code">The line.</param>
internal sealed record CatalogueLineModel(CatalogueEntryModel Entry, string Code);
