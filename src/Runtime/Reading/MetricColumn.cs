namespace Instrument.Reading;

/// <summary>All numbers of one key, with the steps of their rows.</summary>
public sealed class MetricColumn
{
    private readonly long[] _steps;
    private readonly double[] _values;

    internal MetricColumn(string key, long[] steps, double[] values, int count, long skippedValues)
    {
        Key = key;
        Count = count;
        SkippedValues = skippedValues;
        _steps = steps;
        _values = values;
    }

    /// <summary>The key.</summary>
    public string Key { get; }

    /// <summary>How many numbers there are.</summary>
    public int Count { get; }

    /// <summary>How many rows have something under the key that is no number.</summary>
    public long SkippedValues { get; }

    /// <summary>The step of each number's row, in the order of the log; -1 for a row without a step.</summary>
    public ReadOnlySpan<long> Steps => _steps.AsSpan(0, Count);

    /// <summary>The numbers, in the order of the log.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan(0, Count);
}
