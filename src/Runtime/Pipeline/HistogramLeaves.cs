using System.Buffers;
using System.Runtime.InteropServices;
using Instrument.Generated;
using Instrument.Records;
using Instrument.Rows;

namespace Instrument.Pipeline;

/// <summary>
/// Expands histograms into what W&amp;B's history holds of them: the values <c>_type</c>, <c>values</c> and <c>bins</c> below the metric's key
/// (docs/wire/media.md §12). Log thread only.
/// </summary>
internal sealed class HistogramLeaves(MetricTable metrics)
{
    private readonly Dictionary<MetricTrack, (MetricTrack Type, MetricTrack Values, MetricTrack Bins)> _leaves = [];
    private readonly ArrayBufferWriter<byte> _text = new();

    /// <summary>Takes a value of a row.</summary>
    public delegate void Receiver(MetricTrack track, in RowValue value, bool intoPending);

    /// <summary>Hands the three values of a histogram to <paramref name="add"/>.</summary>
    public void Expand(MetricTrack metric, in RowValue histogram, bool intoPending, Receiver add)
    {
        if (!_leaves.TryGetValue(metric, out var leaves))
        {
            leaves = (Leaf(metric, "_type"), Leaf(metric, "values"), Leaf(metric, "bins"));
            _leaves.Add(metric, leaves);
        }
        leaves.Type.SyncedAxis = metric.SyncedAxis;
        ReadOnlySpan<uint> counts = MemoryMarshal.Cast<byte, uint>(histogram.Text);
        add(leaves.Type, new RowValue(MetricKind.String, 0, 0, "histogram"u8), intoPending);
        add(leaves.Values, Counts(counts), intoPending);
        HistogramBins bins = new(BitConverter.UInt64BitsToDouble(histogram.Low), BitConverter.UInt64BitsToDouble(histogram.High), counts.Length);
        add(leaves.Bins, Edges(bins), intoPending);
    }

    // The summary follows the metric's definition as far as it fits: it has the histogram or lacks it.
    private MetricTrack Leaf(MetricTrack metric, string name)
    {
        MetricTrack leaf = metrics.Get(string.Join('\0', metric.Segments) + '\0' + name);
        leaf.Summarize(MetricSummary.Default, metric.InSummary);
        leaf.IsPart = true;
        return leaf;
    }

    private RowValue Counts(ReadOnlySpan<uint> counts)
    {
        Begin();
        foreach (uint count in counts)
            Add(new RowValue(MetricKind.UInt64, count, 0, default));
        return End();
    }

    private RowValue Edges(HistogramBins bins)
    {
        Begin();
        for (int i = 0; i <= bins.Number; i++)
            Add(new RowValue(MetricKind.Double, BitConverter.DoubleToUInt64Bits(bins.Edge(i)), 0, default));
        return End();
    }

    private void Begin()
    {
        _text.ResetWrittenCount();
        _text.Write("["u8);
    }

    private void Add(in RowValue number)
    {
        if (_text.WrittenCount > 1)
            _text.Write(","u8);
        _text.Advance(JsonValue.WriteScalar(number, _text.GetSpan(JsonValue.MaxNumberBytes)));
    }

    private RowValue End()
    {
        _text.Write("]"u8);
        return new RowValue(MetricKind.Json, 0, 0, _text.WrittenSpan);
    }
}
