using System.Text.Json;
using Instrument.Artifacts;
using Instrument.Media;
using Instrument.Tables;

namespace Instrument;

/// <summary>
/// One table that is made of all tables below a folder of an artifact, which have the same columns: for tables that several processes write. It
/// lives in an artifact (<see cref="Artifact.Add(WandbValue, string, bool)"/>) and may be logged when that was.
/// </summary>
public sealed class PartitionedTable : WandbValue
{
    /// <summary>Names the folder.</summary>
    /// <param name="partsPath">The folder inside the artifact, below which all tables are parts.</param>
    /// <exception cref="ArgumentException">It cannot be a path inside an artifact.</exception>
    public PartitionedTable(string partsPath)
    {
        ArgumentNullException.ThrowIfNull(partsPath);
        PartsPath = EntryPath.Normalize(partsPath);
    }

    /// <summary>The folder inside the artifact.</summary>
    public string PartsPath { get; }

    /// <inheritdoc/>
    internal override string TypeName => "partitioned-table";

    /// <inheritdoc/>
    internal override bool HasFiles => false;

    /// <inheritdoc/>
    internal override WandbValue Capture() => KeptObject.Of(this);

    /// <inheritdoc/>
    internal override void Write(ValueBinding binding, Utf8JsonWriter json) => Capture().Write(binding, json);

    /// <summary>Writes the entry of an artifact.</summary>
    internal void WriteEntry(TableJson json)
    {
        json.StartObject();
        json.Key("_type");
        json.Text(TypeName);
        json.Key("parts_path");
        json.Text(PartsPath);
        json.EndObject();
    }
}
