namespace Instrument.Generator.Model;

/// <summary>How a cell of a table is written.</summary>
/// <remarks>Equality decides whether output is generated again: strings and flags only.</remarks>
internal abstract record TableCellModel;

/// <summary>A single value.</summary>
/// <param name="IsNullableValue">Whether it is a <see cref="Nullable{T}"/>; a reference that is null is the writer's business.</param>
/// <param name="Cast">The type to cast to; empty when the writer has an overload for the type itself.</param>
/// <param name="IsName">Whether the text of the value is written: the name of an enum's member.</param>
internal sealed record TableValueModel(bool IsNullableValue, string Cast, bool IsName) : TableCellModel;

/// <summary>A list of values.</summary>
/// <param name="IsImmutableArray">Whether it is an immutable array, which may be uninitialized.</param>
/// <param name="Element">How an element is written.</param>
internal sealed record TableListModel(bool IsImmutableArray, TableCellModel Element) : TableCellModel;
