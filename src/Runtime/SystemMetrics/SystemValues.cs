using System.Text;
using Instrument.Generated;
using Instrument.Records;
using Instrument.Rows;

namespace Instrument.SystemMetrics;

/// <summary>The figures of one sample, by W&amp;B's names for them without <c>system.</c> (docs/wire/sdk-surface.md §6).</summary>
internal sealed class SystemValues
{
    private readonly List<StatsItem> _items = [];

    /// <summary>The figures.</summary>
    public IReadOnlyList<StatsItem> Items => _items;

    /// <summary>Adds a figure; one that is not finite is left out.</summary>
    public void Add(string key, double value)
    {
        if (double.IsFinite(value))
            _items.Add(new StatsItem { Key = key, ValueJson = Text(new RowValue(MetricKind.Double, BitConverter.DoubleToUInt64Bits(value), 0, default)) });
    }

    /// <summary>Adds a count.</summary>
    public void Add(string key, long value) =>
        _items.Add(new StatsItem { Key = key, ValueJson = Text(new RowValue(MetricKind.Int64, (ulong)value, 0, default)) });

    /// <summary>Adds the figures whose names begin so a second time, with another beginning.</summary>
    public void Repeat(string prefix, string otherPrefix)
    {
        foreach (StatsItem item in _items.Where(item => item.Key.StartsWith(prefix, StringComparison.Ordinal)).ToArray())
            _items.Add(new StatsItem { Key = otherPrefix + item.Key[prefix.Length..], ValueJson = item.ValueJson });
    }

    private static string Text(in RowValue value)
    {
        Span<byte> text = stackalloc byte[JsonValue.MaxNumberBytes];
        return Encoding.UTF8.GetString(text[..JsonValue.WriteScalar(value, text)]);
    }
}
