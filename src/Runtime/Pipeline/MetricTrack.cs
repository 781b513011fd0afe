using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Instrument.Records;
using Instrument.Rows;

namespace Instrument.Pipeline;

/// <summary>
/// What the log thread knows of one metric: its encoded key, its definition, and the figures from which the summary is made.
/// </summary>
internal sealed class MetricTrack
{
    // Metrics whose path begins with this one's, or this one's with theirs: a row and the summary can hold only one of each pair.
    private List<MetricTrack>? _overlaps;
    private StoredValue _last;
    private StoredValue _first;

    /// <summary>A metric that has not been seen yet.</summary>
    /// <param name="segments">The key; several segments for a value inside nested dictionaries.</param>
    public MetricTrack(string[] segments)
    {
        Segments = segments;
        Name = string.Join('.', segments);
        EncodedPath = HistoryRecordWriter.EncodePath(segments);
        IsAutomatic = Name is "_step" or "_runtime" or "_timestamp";
    }

    /// <summary>The key's segments.</summary>
    public string[] Segments { get; }

    /// <summary>The key as W&amp;B's tools write it: segments joined by dots.</summary>
    public string Name { get; }

    /// <summary>The key as history items hold it.</summary>
    public byte[] EncodedPath { get; }

    /// <summary>Whether the client makes the value itself, in every row.</summary>
    public bool IsAutomatic { get; }

    /// <summary>Whether it is a part of a histogram or of a value with files, of which history has several leaves.</summary>
    public bool IsPart { get; set; }

    /// <summary>The summary kinds in force.</summary>
    public MetricSummary Summary { get; private set; }

    /// <summary>Whether the summary has the metric at all.</summary>
    public bool InSummary { get; private set; } = true;

    /// <summary>The metric that serves as x axis, if it has to be added to rows that lack it.</summary>
    public MetricTrack? SyncedAxis { get; set; }

    /// <summary>The <see cref="MetricDefinitions.GlobVersion"/> with which the metric was compared.</summary>
    public int GlobVersion { get; set; }

    /// <summary>Number of the last row that had this metric; tells whether the current row has it.</summary>
    public long LastRow { get; set; }

    /// <summary>Place in the pending row, valid while <see cref="LastRow"/> is that row.</summary>
    public int PendingIndex { get; set; }

    /// <summary>Whether there is a value that no summary record has yet.</summary>
    public bool SummaryDue { get; set; }

    /// <summary>The last value.</summary>
    public RowValue Last => _last.Value;

    /// <summary>The first value.</summary>
    public RowValue First => _first.Value;

    /// <summary>Whether any value was seen.</summary>
    public bool HasValue => _last.HasValue;

    /// <summary>The last value that was a number; 0 before there was one, as W&amp;B fills in an axis (docs/wire/records.md §5.4).</summary>
    public double LastNumber { get; private set; }

    /// <summary>Smallest number; 0 before there was one (docs/wire/records.md §5.5).</summary>
    public double Min { get; private set; }

    /// <summary>Largest number; 0 before there was one.</summary>
    public double Max { get; private set; }

    /// <summary>Mean of all numbers; NaN before there was one.</summary>
    public double Mean => _sum / Count;

    /// <summary>How many values were seen.</summary>
    public long Values { get; private set; }

    /// <summary>How many numbers were seen.</summary>
    public long Count { get; private set; }

    /// <summary>Samples of the numbers for the sparkline at the end.</summary>
    public HistorySamples Samples { get; } = new();

    private double _sum;

    /// <summary>The metrics that give way to this one when it gets a value, because their path lies within its own or around it.</summary>
    public ReadOnlySpan<MetricTrack> Overlaps => CollectionsMarshal.AsSpan(_overlaps);

    /// <summary>Takes note that the path of one of two metrics lies within that of the other.</summary>
    public static void Overlap(MetricTrack one, MetricTrack other)
    {
        (one._overlaps ??= []).Add(other);
        (other._overlaps ??= []).Add(one);
    }

    /// <summary>Whether a row has a metric that would have to give way to this one.</summary>
    public bool OverlapsRow(long row)
    {
        foreach (MetricTrack other in Overlaps)
        {
            if (other.LastRow == row)
                return true;
        }
        return false;
    }

    /// <summary>Sets what the summary keeps.</summary>
    public void Summarize(MetricSummary kinds, bool inSummary)
    {
        Summary = kinds;
        InSummary = inSummary;
    }

    /// <summary>
    /// Takes a value that was assigned to the summary: it replaces the kinds, so that later rows store their plain value
    /// (docs/wire/records.md §5.5). The record that assigned it is in the log already.
    /// </summary>
    public void Assign(in RowValue value)
    {
        Summary = MetricSummary.Default;
        if (_overlaps is not null)
            Displace();
        _last.Set(value);
        SummaryDue = false;
    }

    /// <summary>Forgets the values, because the summary's entry was deleted. The definition stays.</summary>
    public void Delete()
    {
        _last = default;
        _first = default;
        _sum = 0;
        Count = 0;
        SummaryDue = false;
    }

    /// <summary>Takes the value of a finished row.</summary>
    public void Update(in RowValue value)
    {
        if (_overlaps is not null)
            Displace();
        _last.Set(value);
        if (!_first.HasValue)
            _first.Set(value);
        SummaryDue = true;
        Values++;
        if (!value.TryGetNumber(out double number))
            return;
        LastNumber = number;
        // A NaN makes both NaN for good, as in W&B: Math.Min and Math.Max carry it on.
        Min = Count == 0 ? number : Math.Min(Min, number);
        Max = Count == 0 ? number : Math.Max(Max, number);
        _sum += number;
        Count++;
        Samples.Add(number);
    }

    // In the summary as in a row: a value replaces those within it, and the one around it (docs/wire/records.md §5.5).
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Displace()
    {
        foreach (MetricTrack other in Overlaps)
        {
            if (other.HasValue)
                other.Delete();
        }
    }
}
