using System.Text.Json;
using Instrument.Media;

namespace Instrument.Tables;

/// <summary>A table as it was when it was logged. Later changes do not reach it.</summary>
internal sealed class TablePicture : WandbValue
{
    /// <summary>The table that it shows; what was logged of it before is known by it.</summary>
    public required TableHistory History { get; init; }

    /// <summary>The names of its columns.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The types of its columns.</summary>
    public required ObjectType Type { get; init; }

    /// <summary>Its rows.</summary>
    public required RowSource Rows { get; init; }

    /// <summary>The media values that rows name by index.</summary>
    public required WandbValue[] Media { get; init; }

    /// <summary>How it is logged.</summary>
    public required TableOptions Options { get; init; }

    /// <summary>Changes when the table does.</summary>
    public required long Version { get; init; }

    /// <summary>Bytes that no earlier picture of the table holds.</summary>
    public required long NewBytes { get; init; }

    /// <inheritdoc/>
    internal override string TypeName => TableFiles.TypeOf(Options.LogMode);

    /// <inheritdoc/>
    internal override long HeldBytes => NewBytes;

    /// <inheritdoc/>
    internal override void Write(ValueBinding binding, Utf8JsonWriter json) => new TableRecorder(this, binding).Record().Write(this, json);
}
