using System.Diagnostics;

namespace Instrument.Tables;

/// <summary>Adds a column to rows.</summary>
internal static class RowMerger
{
    /// <summary>The cells of a column, each a row of its own.</summary>
    public static RowMemoryStore Encode<T>(TableSchema column, MediaCells media, IEnumerable<T> cells)
    {
        RowEncoder row = new(column, media);
        RowMemoryStore encoded = new();
        foreach (T cell in cells)
        {
            row.Start();
            row.Add(cell);
            encoded.Add(row.Complete());
        }
        return encoded;
    }

    /// <summary>The rows with the cells of a column at their ends.</summary>
    public static RowMemoryStore Merge(RowMemoryStore rows, RowMemoryStore column)
    {
        using IRowReader left = new RowMemorySource(rows.Start, rows.End).Open(null);
        using IRowReader right = new RowMemorySource(column.Start, column.End).Open(null);
        RowMemoryStore merged = new();
        CellBuffer row = new();
        while (left.TryRead(out ReadOnlySpan<byte> cells))
        {
            bool hasCell = right.TryRead(out ReadOnlySpan<byte> cell);
            Debug.Assert(hasCell);
            row.Clear();
            row.Cells(cells);
            row.Cells(cell);
            merged.Add(row.Written);
        }
        return merged;
    }
}
