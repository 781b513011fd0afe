using System.ComponentModel;

namespace Instrument.Generated;

/// <summary>Implemented by the generator on types with <see cref="WandbTableAttribute"/>: the columns of a table, and how a row is read from an instance.</summary>
/// <typeparam name="TSelf">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITableRow<TSelf> where TSelf : ITableRow<TSelf>
{
    /// <summary>The columns, in the order in which <see cref="WriteRow"/> writes cells.</summary>
    static abstract IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>Writes one cell for each column.</summary>
    /// <param name="row">The instance.</param>
    /// <param name="writer">Takes the cells.</param>
    static abstract void WriteRow(TSelf row, TableRowWriter writer);
}
