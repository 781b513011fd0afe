using System.Security.Cryptography;
using Instrument.Files;

namespace Instrument.Tables;

/// <summary>Writes the two files of a table: the short one that the run has, and the full one of the artifact (docs/wire/media.md §17.2, §17.3).</summary>
internal static class TableFiles
{
    /// <summary>The rows that the run's file has at most.</summary>
    public const int MaxRunRows = 10_000;

    /// <summary>W&amp;B's name of a mode.</summary>
    public static string NameOf(TableLogMode mode) => mode switch
    {
        TableLogMode.Mutable => "MUTABLE",
        TableLogMode.Incremental => "INCREMENTAL",
        _ => "IMMUTABLE",
    };

    /// <summary>W&amp;B's name of the type of a table that is logged in a mode.</summary>
    public static string TypeOf(TableLogMode mode) => mode == TableLogMode.Incremental ? "incremental-table-file" : "table-file";

    /// <summary>Writes the run's file.</summary>
    /// <param name="table">The table.</param>
    /// <param name="first">Where its rows begin.</param>
    /// <param name="file">Takes the file.</param>
    /// <returns>SHA-256 in hex, and the length.</returns>
    public static (string Sha256, long Size) WriteRunFile(TablePicture table, RowPosition? first, Stream file)
    {
        using HashingStream hashed = new(file, HashAlgorithmName.SHA256);
        using TableJson json = new(hashed, TableDialect.Run);
        CellJson cells = new(json, index => json.Text(table.Media[index].GetType().Name));
        json.StartObject();
        WriteColumns(table, json);
        WriteRows(table, first, MaxRunRows, json, cells);
        json.EndObject();
        json.Flush();
        return (Convert.ToHexStringLower(hashed.Hash()), hashed.Length);
    }

    /// <summary>Writes the artifact's file.</summary>
    /// <param name="table">The table.</param>
    /// <param name="first">Where its rows begin.</param>
    /// <param name="increment">Its place among the parts of an incremental table.</param>
    /// <param name="rows">How many rows are written.</param>
    /// <param name="media">Writes media cells.</param>
    /// <param name="file">Takes the file.</param>
    public static void WriteArtifactFile(TablePicture table, RowPosition? first, TableIncrement? increment, long rows, ArtifactCells media, Stream file)
    {
        using TableJson json = new(file, TableDialect.Artifact);
        CellJson cells = new(json, index => media.Write(table.Media[index], json));
        json.StartObject();
        json.Key("_type");
        json.Text("table");
        json.Key("column_types");
        table.Type.Write(json);
        WriteColumns(table, json);
        WriteRows(table, first, rows, json, cells);
        if (increment is not null)
        {
            json.Key("increment_num");
            json.Integer(increment.Number);
        }
        json.Key("log_mode");
        // Of a part readers look for the others; a whole table that was added to an artifact has none.
        json.Text(NameOf(increment is null && table.Options.LogMode == TableLogMode.Incremental ? TableLogMode.Immutable : table.Options.LogMode));
        json.Key("ncols");
        json.Integer(table.Columns.Count);
        json.Key("nrows");
        json.Integer(rows);
        if (increment is not null)
        {
            json.Key("previous_increments_paths");
            json.StartArray();
            foreach (string path in increment.PreviousPaths)
                json.Element().Text(path);
            json.EndArray();
        }
        json.EndObject();
        json.Flush();
    }

    private static void WriteColumns(TablePicture table, TableJson json)
    {
        json.Key("columns");
        json.StartArray();
        foreach (string column in table.Columns)
            json.Element().Text(column);
        json.EndArray();
    }

    private static void WriteRows(TablePicture table, RowPosition? first, long limit, TableJson json, CellJson cells)
    {
        json.Key("data");
        json.StartArray();
        using IRowReader rows = table.Rows.Open(first);
        for (long written = 0; written < limit && rows.TryRead(out ReadOnlySpan<byte> row); written++)
            cells.WriteRow(row);
        json.EndArray();
    }
}
