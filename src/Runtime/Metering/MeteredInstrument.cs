using System.Collections.Concurrent;

namespace Instrument.Metering;

/// <summary>The series of an instrument by their tags. Any thread.</summary>
/// <param name="meter">The meter's name.</param>
/// <param name="name">The instrument's name.</param>
/// <param name="kind">The instrument's kind.</param>
/// <param name="limit">Counts the series of all instruments.</param>
/// <param name="options">How they are logged.</param>
internal sealed class MeteredInstrument(string meter, string name, InstrumentKind kind, SeriesLimit limit, MeterBridgeOptions options)
{
    private readonly ConcurrentDictionary<TagSet, MeterSeries> _series = new(TagSetComparer.Instance);

    /// <summary>Takes a measurement. It allocates nothing but for tags that are new.</summary>
    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (!_series.GetAlternateLookup<ReadOnlySpan<KeyValuePair<string, object?>>>().TryGetValue(tags, out MeterSeries? series))
            series = Add(tags);
        series?.Record(value);
    }

    /// <summary>Puts the values of all series into a row.</summary>
    public void Collect(MeterRow row)
    {
        foreach ((_, MeterSeries series) in _series)
            series.Collect(row);
    }

    private MeterSeries? Add(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        // Beyond the limit nothing is made of the tags any more: their number may have no end.
        if (limit.IsReached)
        {
            limit.LeaveOut();
            return null;
        }
        string key = MeterKey.Of(options.KeyPrefix, meter, name, tags);
        TagSet set = new(tags);
        lock (_series)
        {
            if (_series.TryGetValue(set, out MeterSeries? existing))
                return existing;
            if (limit.TryTake(key) is not { } unique)
                return null;
            MeterSeries added = MeterSeries.Create(kind, unique, options);
            _series[set] = added;
            return added;
        }
    }
}
