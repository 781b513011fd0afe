namespace Instrument.Generator.Model;

/// <summary>An annotated declaration: what code is generated from, and what the catalogue says of it.</summary>
/// <remarks>
/// Both come from one look at the symbols, and part ways afterwards: a comment changes the entries and not the source. Equality decides
/// whether output is generated again.
/// </remarks>
/// <param name="Source">What code is generated from.</param>
/// <param name="Entries">The keys in the order of the declaration.</param>
internal sealed record DeclarationModel<TSource>(TSource Source, EquatableArray<CatalogueEntryModel> Entries)
    where TSource : class;
