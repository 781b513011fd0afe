namespace Instrument;

/// <summary>What the run's summary keeps of a metric. Several kinds together are stored as one object.</summary>
[Flags]
public enum MetricSummary
{
    /// <summary>The last value, as a plain value.</summary>
    Default = 0,

    /// <summary>The smallest value, as <c>{"min": …}</c>.</summary>
    Min = 1,

    /// <summary>The largest value, as <c>{"max": …}</c>.</summary>
    Max = 2,

    /// <summary>The arithmetic mean, as <c>{"mean": …}</c>.</summary>
    Mean = 4,

    /// <summary>The last value, as <c>{"last": …}</c>.</summary>
    Last = 8,

    /// <summary>The first value, as <c>{"first": …}</c>.</summary>
    First = 16,

    /// <summary>Nothing: the metric does not appear in the summary.</summary>
    None = 32,
}
