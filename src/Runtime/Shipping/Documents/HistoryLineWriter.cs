using Instrument.Reading.Values;
using Instrument.Records;

namespace Instrument.Shipping.Documents;

/// <summary>
/// Writes rows of the log as lines of <c>wandb-history.jsonl</c> inside a request (docs/wire/online.md §3.5), straight from the bytes
/// of their records and without allocating once all keys are known. Owned by one thread at a time.
/// </summary>
internal sealed class HistoryLineWriter
{
    /// <summary>What is returned for bytes that are no row.</summary>
    public const int Unreadable = -1;

    private const int Item = 1;

    private readonly HistoryLineOptions _options;
    private readonly LineTree _tree = new();
    private readonly LinePaths _paths;

    /// <summary>Makes a writer for a run.</summary>
    public HistoryLineWriter(HistoryLineOptions options)
    {
        _options = options;
        _paths = new LinePaths(_tree);
    }

    /// <summary>How many values were left out because their text is no JSON, as syncing does it (docs/wire/records.md §4.3).</summary>
    public long LeftOutValues { get; private set; }

    /// <summary>Adds a row's line, escaped as the content of a JSON string.</summary>
    /// <param name="history">The bytes of the <c>HistoryRecord</c>.</param>
    /// <param name="output">Left as it was if the bytes are no row.</param>
    /// <returns>How long the line is before it is escaped, or <see cref="Unreadable"/>.</returns>
    public int Write(ReadOnlySpan<byte> history, ByteBuffer output)
    {
        _paths.Begin();
        _tree.Begin();
        WireReader fields = new(history);
        while (fields.Read())
        {
            if (fields is { Field: Item, HasBytes: true } && !Take(fields.Bytes, fields.Start))
                return Unreadable;
        }
        return fields.IsMalformed ? Unreadable : _tree.Write(history, output);
    }

    private bool Take(ReadOnlySpan<byte> item, int start)
    {
        if (_paths.Find(item) is not { } node)
            return false;
        ReadOnlySpan<byte> json = item.Slice(_paths.ValueStart, _paths.ValueLength);
        if (_paths.IsStep(node) && TakeStep(node, json))
            return true;
        LineValueForm form = LineText.FormOf(json);
        if (form == LineValueForm.Invalid)
            LeftOutValues++;
        else
            _tree.Set(node, form, start + _paths.ValueStart, _paths.ValueLength);
        return true;
    }

    private bool TakeStep(LineNode node, ReadOnlySpan<byte> json)
    {
        if (_options.OmitStep)
            return true;
        // Resuming takes only plain digits (docs/wire/online.md §2.6), and the official client writes 1000000.0 as 1e+06.
        if (!JsonNumber.TryParse(json, out long step))
            return false;
        _tree.SetStep(node, step + _options.StepOffset);
        return true;
    }
}
