using System.Data;
using Instrument.Generated;
using Instrument.Tables;

namespace Instrument;

/// <content>Tables made from rows that have a type of their own.</content>
public sealed partial class Table
{
    /// <summary>A table of objects whose type has <see cref="WandbTableAttribute"/>: a column for each member.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="options">How it is checked and logged. Default: as <see cref="TableOptions"/> says.</param>
    /// <exception cref="ArgumentException">A member has a value that a table cannot hold, for example a list with elements of several types.</exception>
    /// <exception cref="InvalidOperationException">There are more rows than the options allow, and the table is strict.</exception>
    public static Table From<T>(IEnumerable<T> rows, TableOptions? options = null) where T : ITableRow<T>
    {
        Table table = new(T.Columns, options);
        table.AddRows(rows);
        return table;
    }

    /// <summary>A table with the columns and rows of another one.</summary>
    /// <param name="table">The other table. Rows that were deleted in it are left out.</param>
    /// <param name="options">How it is checked and logged. Default: as <see cref="TableOptions"/> says.</param>
    /// <exception cref="ArgumentException">A cell has a type that a table cannot hold.</exception>
    /// <exception cref="InvalidOperationException">There are more rows than the options allow, and the table is strict.</exception>
    public static Table From(DataTable table, TableOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        using DataTableReader reader = table.CreateDataReader();
        return From(reader, options);
    }

    /// <summary>A table with the columns and rows that a reader gives, such as the result of a query.</summary>
    /// <param name="reader">The reader, which is read to the end of its result and not closed.</param>
    /// <param name="options">How it is checked and logged. Default: as <see cref="TableOptions"/> says.</param>
    /// <exception cref="ArgumentException">Two columns have one name, or a cell has a type that a table cannot hold.</exception>
    /// <exception cref="InvalidOperationException">There are more rows than the options allow, and the table is strict.</exception>
    public static Table From(IDataReader reader, TableOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Table table = new(DataColumns.Of(reader), options);
        object[] cells = new object[reader.FieldCount];
        while (reader.Read())
        {
            reader.GetValues(cells);
            table.AddRow(cells);
        }
        return table;
    }

    /// <summary>Adds rows of a type with <see cref="WandbTableAttribute"/>.</summary>
    /// <param name="rows">The rows, of the type that the table was made for or of one with as many columns.</param>
    /// <exception cref="ArgumentException">A member has a value that its column cannot hold. The rows before are in the table.</exception>
    /// <exception cref="InvalidOperationException">There are more rows than the options allow, and the table is strict.</exception>
    public void AddRows<T>(IEnumerable<T> rows) where T : ITableRow<T>
    {
        ArgumentNullException.ThrowIfNull(rows);
        foreach (T row in rows)
            Add(row);
    }

    /// <summary>Adds a row of a type with <see cref="WandbTableAttribute"/>.</summary>
    /// <param name="row">The row, of the type that the table was made for or of one with as many columns.</param>
    /// <exception cref="ArgumentException">A member has a value that its column cannot hold. The table stays as it was.</exception>
    /// <exception cref="InvalidOperationException">The table has all rows that its options allow, and is strict.</exception>
    public void Add<T>(T row) where T : ITableRow<T>
    {
        ArgumentNullException.ThrowIfNull(row);
        StartRow();
        try
        {
            T.WriteRow(row, _writer);
            CompleteRow();
        }
        catch
        {
            _row.Abandon();
            throw;
        }
    }
}
