namespace Instrument;

/// <summary>Which direction of a metric is better.</summary>
public enum MetricGoal
{
    /// <summary>Not stated.</summary>
    Unset = 0,

    /// <summary>Smaller is better.</summary>
    Minimize = 1,

    /// <summary>Larger is better.</summary>
    Maximize = 2,
}
