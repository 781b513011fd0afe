using Instrument.Tables;

namespace Instrument;

/// <summary>
/// What the cells of a table's column hold. W&amp;B draws and filters a column by its type. Nobody has to give it: it is found from the cells.
/// Given, it holds for an empty table too, and a cell of another type is an error from the first row on.
/// </summary>
/// <remarks>Numbers of all kinds are one type. Source of the types and their names: docs/wire/media.md §18.</remarks>
public abstract class ColumnType
{
    private protected ColumnType()
    {
    }

    /// <summary>Numbers, whole or not. NaN counts as a missing cell.</summary>
    public static ColumnType Number => NamedType.Number;

    /// <summary>Text.</summary>
    public static ColumnType String => NamedType.String;

    /// <summary>Flags. A flag is no number.</summary>
    public static ColumnType Boolean => NamedType.Boolean;

    /// <summary>Dates, with or without time.</summary>
    public static ColumnType Timestamp => NamedType.Timestamp;

    /// <summary>Cells of any types, mixed.</summary>
    public static ColumnType Any => AnyType.Instance;

    /// <summary>Lists whose elements have one type.</summary>
    /// <param name="element">The type of the elements.</param>
    public static ColumnType ListOf(ColumnType element)
    {
        ArgumentNullException.ThrowIfNull(element);
        return new ListType(element, length: null);
    }

    /// <summary>The type that the column has when it also holds a value of another type; <see langword="null"/> if it cannot hold it.</summary>
    internal abstract ColumnType? Accept(ColumnType value);

    /// <summary>Writes the type as artifacts describe it.</summary>
    internal abstract void Write(TableJson json);

    /// <summary>The type as messages name it, such as <c>None or Number</c>; types of a column are in the order of these texts.</summary>
    public abstract override string ToString();
}
