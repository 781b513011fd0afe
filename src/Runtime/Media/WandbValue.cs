using System.Text.Json;
using Instrument.Media;
using Instrument.Tables;

namespace Instrument;

/// <summary>
/// A value that W&amp;B draws in a panel of its own: an image, a table, a chart. It is logged like a number, alone or in a row with
/// others: <c>run.Log("examples", image)</c>, as an entry of a dictionary, as a metric of an annotated type, or as a parameter.
/// </summary>
/// <remarks>
/// <para>
/// The call that makes a value checks it and throws where W&amp;B could not show it. Its file is written after <c>Log</c> has returned; a
/// file that cannot be written then is left out, counted by <see cref="RunReceipt.ValuesLeftOut"/>, and takes nothing else of its row along.
/// </para>
/// <para>Values that are made from memory are encoded by their constructor and do not change; they may be logged often and by many threads.</para>
/// </remarks>
public abstract class WandbValue
{
    private protected WandbValue()
    {
    }

    /// <summary>W&amp;B's name of the type: <c>_type</c> of the value in history.</summary>
    internal abstract string TypeName { get; }

    /// <summary>Bytes of memory that the value keeps until its file is written; they bound what may wait for the log thread.</summary>
    internal virtual long HeldBytes => 0;

    /// <summary>What is logged by a call that is made now: the value itself, or a picture of it that later changes do not reach.</summary>
    internal virtual WandbValue Capture() => this;

    /// <summary>Whether files are named after the value's key.</summary>
    internal virtual bool HasFiles => true;

    /// <summary>Refuses a key that the value's files cannot be named after.</summary>
    /// <exception cref="ArgumentException">The key has a character that file names on Windows cannot have.</exception>
    internal void ThrowIfKeyUnusable(string key)
    {
        if (HasFiles)
            MediaPath.ThrowIfUnusable(key);
    }

    /// <summary>
    /// Stores the value's files and writes the object that history holds of it; a value that writes nothing has no place in the row.
    /// Log thread only.
    /// </summary>
    /// <exception cref="IOException">A file cannot be read or written: the value is left out.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    internal abstract void Write(ValueBinding binding, Utf8JsonWriter json);

    /// <summary>Refuses a list of more values than W&amp;B takes.</summary>
    /// <param name="key">The list's key, for the message.</param>
    /// <param name="count">How many values of this type the list has.</param>
    /// <exception cref="ArgumentException">There are too many.</exception>
    internal virtual void ThrowIfListUnusable(string key, int count)
    {
    }

    /// <summary>
    /// Writes what history holds of several values of this type that are logged as one list. Default: an array of the values. Log thread only.
    /// </summary>
    /// <param name="values">The values, of which this one is the first; at least one, all of this type.</param>
    /// <param name="binding">The place in the run.</param>
    /// <param name="json">Takes the object.</param>
    internal virtual void WriteList(IReadOnlyList<WandbValue> values, ValueBinding binding, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (WandbValue value in values)
            value.Write(binding, json);
        json.WriteEndArray();
    }

    /// <summary>Why the value cannot be a cell of a table; <see langword="null"/> if it can. A table asks before it takes the value.</summary>
    internal virtual string? CellFault => $"{GetType().Name} cannot be a cell of a table";

    /// <summary>The type of a table's column that holds such values. Default: the media type, or only the class where it is no type of columns.</summary>
    internal virtual ColumnType CellType => NamedType.OfValue(this);

    /// <summary>
    /// Adds the value's files to the artifact of a table and writes the object that the table's cell holds of it (docs/wire/media.md §1.8).
    /// Called only where <see cref="CellFault"/> is <see langword="null"/>. Log thread only.
    /// </summary>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    internal virtual void WriteCell(CellBinding binding, Utf8JsonWriter json) => throw new NotSupportedException(CellFault);
}
