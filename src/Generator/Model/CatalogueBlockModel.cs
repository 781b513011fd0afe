namespace Instrument.Generator.Model;

/// <summary>What the catalogue says of one declaration, with its lines, which are written once and not after every edit of another one.</summary>
/// <param name="Entries">The keys in the order of the declaration.</param>
/// <param name="Text">Their lines in the generated list.</param>
internal sealed record CatalogueBlockModel(EquatableArray<CatalogueEntryModel> Entries, string Text);
