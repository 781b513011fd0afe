namespace Instrument;

/// <summary>
/// Marks a class, struct or record as a row of a table: <see cref="Table.From{T}(IEnumerable{T}, TableOptions?)"/> then makes a column of each
/// public property and field, in the order of their declaration. The type must be <c>partial</c>.
/// </summary>
/// <remarks>
/// A column is named after its member in snake case, or as <see cref="ColumnKeyAttribute"/> says. Members are numbers, flags, text, enums (their
/// names), dates, time spans (seconds), images and other media, and lists of these; any of them may be nullable.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class WandbTableAttribute : Attribute;
