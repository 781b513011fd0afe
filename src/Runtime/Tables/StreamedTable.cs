using System.Text.Json;
using Instrument.Media;

namespace Instrument.Tables;

/// <summary>A table whose rows are in a file, ready to be logged. The file goes when the table is in the run.</summary>
/// <param name="rows">The rows.</param>
internal sealed class StreamedTable(RowFileSource rows) : WandbValue
{
    private readonly TableHistory _history = new();
    private volatile bool _isLogged;

    /// <inheritdoc cref="TablePicture.Columns"/>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <inheritdoc cref="TablePicture.Type"/>
    public required ObjectType Type { get; init; }

    /// <inheritdoc cref="TablePicture.Media"/>
    public required WandbValue[] Media { get; init; }

    /// <summary>Bytes that the media values keep.</summary>
    public required long MediaBytes { get; init; }

    /// <inheritdoc cref="TablePicture.Options"/>
    public required TableOptions Options { get; init; }

    /// <inheritdoc/>
    internal override string TypeName => TableFiles.TypeOf(Options.LogMode);

    /// <inheritdoc/>
    internal override long HeldBytes => MediaBytes;

    /// <summary>Deletes the rows of a table that nobody logged.</summary>
    public void DeleteUnlessLogged()
    {
        if (!_isLogged)
            rows.Delete();
    }

    /// <inheritdoc/>
    internal override WandbValue Capture()
    {
        _isLogged = true;
        return this;
    }

    /// <inheritdoc/>
    internal override void Write(ValueBinding binding, Utf8JsonWriter json)
    {
        Picture().Write(binding, json);
        rows.Delete();
    }

    /// <summary>The table, which can be read until it is in a run.</summary>
    public TablePicture Picture() => new()
    {
        History = _history,
        Columns = Columns,
        Type = Type,
        Rows = rows,
        Media = Media,
        Options = Options,
        Version = 0,
        NewBytes = 0,
    };
}
