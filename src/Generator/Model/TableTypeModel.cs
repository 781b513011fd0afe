namespace Instrument.Generator.Model;

/// <summary>A type whose instances are rows of a table.</summary>
/// <remarks>Equality decides whether output is generated again: strings, flags and equatable arrays only.</remarks>
/// <param name="HintName">The name of the generated file.</param>
/// <param name="GlobalName">The type as code spells it from anywhere.</param>
/// <param name="Type">Where the generated part goes.</param>
/// <param name="Columns">The columns in the order in which they are written.</param>
internal sealed record TableTypeModel(string HintName, string GlobalName, PartialTypeModel Type, EquatableArray<TableColumnModel> Columns);

/// <summary>One column of a table.</summary>
/// <param name="Name">The member's name as code spells it.</param>
/// <param name="Key">The column's name.</param>
/// <param name="Type">The member of the runtime's column types, with its arguments; null where it is found from the cells.</param>
/// <param name="Cell">How a cell is written.</param>
internal sealed record TableColumnModel(string Name, string Key, string? Type, TableCellModel Cell);
