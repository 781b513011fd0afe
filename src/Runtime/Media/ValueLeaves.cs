using System.Text;
using System.Text.Json;
using Instrument.Generated;
using Instrument.Pipeline;
using Instrument.Rows;

namespace Instrument.Media;

/// <summary>
/// Splits the object that history holds of a value into its leaves, one metric each, as W&amp;B's logs have them: objects are split, arrays are
/// not, and an empty object vanishes (docs/wire/media.md §1.6). Log thread only.
/// </summary>
internal sealed class ValueLeaves(MetricTable metrics)
{
    /// <summary>The metric of a key at the top level.</summary>
    public MetricTrack Metric(string key) => metrics.Get(key);

    /// <summary>Hands the leaves of a value to <paramref name="add"/>.</summary>
    /// <param name="metric">The value's metric.</param>
    /// <param name="json">The value, as UTF-8 JSON.</param>
    /// <param name="intoPending">Whether the leaves go into the open row.</param>
    /// <param name="add">Takes the leaves.</param>
    public void Expand(MetricTrack metric, ReadOnlySpan<byte> json, bool intoPending, HistogramLeaves.Receiver add)
    {
        Utf8JsonReader reader = new(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            add(metric, Json(json), intoPending);
            return;
        }
        Expand(metric, string.Join('\0', metric.Segments), ref reader, json, intoPending, add);
    }

    private void Expand(MetricTrack metric, string path, ref Utf8JsonReader reader, ReadOnlySpan<byte> json, bool intoPending, HistogramLeaves.Receiver add)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string inner = path + '\0' + reader.GetString();
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                Expand(metric, inner, ref reader, json, intoPending, add);
                continue;
            }
            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            add(Leaf(metric, inner), Json(json[start..(int)reader.BytesConsumed]), intoPending);
        }
    }

    // The summary follows the metric's definition as far as it fits: it has the value or lacks it.
    private MetricTrack Leaf(MetricTrack metric, string path)
    {
        MetricTrack leaf = metrics.Get(Encoding.UTF8.GetBytes(path));
        leaf.Summarize(MetricSummary.Default, metric.InSummary);
        leaf.IsPart = true;
        leaf.SyncedAxis = metric.SyncedAxis;
        return leaf;
    }

    private static RowValue Json(ReadOnlySpan<byte> json) => new(MetricKind.Json, 0, 0, json);
}
