namespace Instrument.Artifacts;

/// <summary>A table that an artifact has. It is in memory as a whole.</summary>
/// <remarks>
/// A cell is <see langword="null"/>, a <see cref="bool"/>, a <see cref="string"/>, a <see cref="long"/> or, with a fraction or a large exponent, a
/// <see cref="double"/>, a <see cref="DateTimeOffset"/> in UTC, a <see cref="StoredMedia"/>, or a list or dictionary of these. W&amp;B keeps NaN as
/// <see langword="null"/>. Columns of NumPy arrays that the official client puts into a file of their own are <see langword="null"/> throughout.
/// </remarks>
public sealed class StoredTable
{
    internal StoredTable(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        Columns = columns;
        Rows = rows;
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The rows; each has one cell for each column.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Rows { get; }

    /// <summary>The cells of a column.</summary>
    /// <param name="name">The column's name.</param>
    /// <returns>One cell for each row.</returns>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public IReadOnlyList<object?> Column(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        int index = Columns.ToList().IndexOf(name);
        return index >= 0 ? [.. Rows.Select(row => row[index])] : throw new KeyNotFoundException($"The table has no column '{name}'; it has {string.Join(", ", Columns)}.");
    }

    /// <summary>The numbers of a column.</summary>
    /// <param name="name">The column's name.</param>
    /// <returns>One number for each row, NaN where the cell is missing.</returns>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    /// <exception cref="InvalidCastException">A cell is no number.</exception>
    public IReadOnlyList<double> Numbers(string name) => [.. Column(name).Select((cell, row) => cell switch
    {
        null => double.NaN,
        long number => number,
        double number => number,
        _ => throw new InvalidCastException($"The cell of the column '{name}' in row {row} is no number but a {cell.GetType().Name}."),
    })];
}
