using System.Buffers;
using System.Globalization;
using Instrument.Reading.Values;
using Instrument.Records;

namespace Instrument.Shipping.Documents;

/// <summary>What the summary records of a log add up to, and the line that tells the server (docs/wire/records.md §5.5).</summary>
internal sealed class SummaryState
{
    private readonly JsonTree _summary = new();
    private readonly ArrayBufferWriter<byte> _line = new();

    /// <summary>Goes up with each change: what was sent at this version is all there is.</summary>
    public long Version { get; private set; }

    /// <summary>Whether <c>_step</c> is left out, for a server that counts the steps of several writers (docs/wire/online.md §6).</summary>
    public bool OmitsStep { get; set; }

    /// <summary>Starts from the summary of a run that is continued (docs/wire/online.md §2.6), which is then sent again in full.</summary>
    /// <param name="json">An object; anything else changes nothing.</param>
    public void Continue(string json)
    {
        if (!JsonSyntax.IsObject(System.Text.Encoding.UTF8.GetBytes(json)))
            return;
        _summary.Merge([], json);
        Version++;
    }

    /// <summary>Applies changes.</summary>
    public void Apply(SummaryRecord record)
    {
        if (record.Update.Count == 0 && record.Remove.Count == 0)
            return;
        RecordTrees.Apply(_summary, record);
        if (OmitsStep)
            _summary.Remove(["_step"]);
        Version++;
    }

    /// <summary>Takes the run's time from its end, if no record has told it: a log that lost its last summary has it there.</summary>
    public void Apply(RunExitRecord record)
    {
        if (record.Runtime == 0 || _summary.Contains("_wandb", "runtime"))
            return;
        string seconds = record.Runtime.ToString(CultureInfo.InvariantCulture);
        _summary.Replace(["_wandb", "runtime"], seconds);
        _summary.Replace(["_runtime"], seconds);
        Version++;
    }

    /// <summary>The whole summary as one line of JSON in W&amp;B's dialect, valid until the next call. Nulls are left out, as in the official client.</summary>
    public ReadOnlySpan<byte> ToLine()
    {
        _line.ResetWrittenCount();
        _summary.WriteTo(_line, omitNulls: true);
        return _line.WrittenSpan;
    }
}
