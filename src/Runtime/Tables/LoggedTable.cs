using System.Text.Json;
using Instrument.Media;

namespace Instrument.Tables;

/// <summary>A table, or a part of an incremental one, that is in a run: the value that history holds of it (docs/wire/media.md §17.4, §19).</summary>
internal sealed record LoggedTable
{
    /// <summary>The table's <see cref="TablePicture.Version"/>.</summary>
    public required long Version { get; init; }

    /// <summary>The run's file.</summary>
    public required StoredFile File { get; init; }

    /// <summary>The address of the entry in the artifact.</summary>
    public required string ArtifactPath { get; init; }

    /// <summary>The address of the entry in the newest artifact of the sequence.</summary>
    public required string LatestArtifactPath { get; init; }

    /// <summary>The place after the last row that was logged; <see langword="null"/> for a table in a file.</summary>
    public required RowPosition? End { get; init; }

    /// <summary>The number of the part, and the parts before it; <see langword="null"/> if the table is logged whole.</summary>
    public TableIncrement? Increment { get; init; }

    /// <summary>Whether it was said that later changes of the table are not uploaded.</summary>
    public bool HasWarned { get; init; }

    /// <summary>Writes the value.</summary>
    /// <param name="table">The table as it is now.</param>
    /// <param name="json">Takes the object.</param>
    public void Write(TablePicture table, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteFile(table.TypeName, File);
        json.WriteString("artifact_path"u8, ArtifactPath);
        json.WriteString("_latest_artifact_path"u8, LatestArtifactPath);
        if (Increment is { } increment)
        {
            json.WriteNumber("increment_num"u8, increment.Number);
            json.WriteStartArray("previous_increments_paths"u8);
            foreach (string path in increment.PreviousPaths)
                json.WriteStringValue(path);
            json.WriteEndArray();
        }
        json.WriteNumber("ncols"u8, table.Columns.Count);
        json.WriteNumber("nrows"u8, table.Rows.Count);
        json.WriteString("log_mode"u8, TableFiles.NameOf(table.Options.LogMode));
        json.WriteEndObject();
    }
}
