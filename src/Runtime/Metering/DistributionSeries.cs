namespace Instrument.Metering;

/// <summary>A histogram: number and sum of all measurements, and percentiles and distribution of those since the last row.</summary>
internal sealed class DistributionSeries : MeterSeries
{
    private readonly ExponentialCounts _counts = new();
    private readonly double[] _percents;
    private readonly string[] _percentKeys;
    private readonly bool _logDistribution;
    private long _count;
    private double _sum;

    /// <summary>Makes the series.</summary>
    public DistributionSeries(string key, MeterBridgeOptions options) : base(key)
    {
        _percents = [.. options.Percentiles];
        _percentKeys = [.. _percents.Select(percent => $"{key}/{MeterKey.Percentile(percent)}")];
        _logDistribution = options.LogDistributions;
    }

    /// <inheritdoc/>
    protected override void Take(double value)
    {
        _count++;
        _sum += value;
        _counts.Add(value);
    }

    /// <inheritdoc/>
    protected override void Write(MeterRow row)
    {
        row.Add(Key + "/count", _count);
        row.Add(Key + "/sum", _sum);
        if (_counts.Count == 0)
            return;
        for (int i = 0; i < _percents.Length; i++)
            row.Add(_percentKeys[i], _counts.Percentile(_percents[i]));
        row.Add(Key + "/max", _counts.Max);
        if (_logDistribution)
            row.Add(Key + "/distribution", _counts.ToHistogram());
        _counts.Clear();
    }
}
