namespace Instrument.Reading;

/// <summary>How a metric, or all metrics whose names start alike, are summarised and drawn.</summary>
public sealed record DefinedMetric
{
    /// <summary>The metric's name; ends in <c>*</c> if it is a pattern.</summary>
    public required string Name { get; init; }

    /// <summary>Whether <see cref="Name"/> is a pattern: a beginning, then <c>*</c>.</summary>
    public bool IsPattern { get; init; }

    /// <summary>Whether the definition was derived from a pattern when the metric was first logged.</summary>
    public bool FromPattern { get; init; }

    /// <summary>Key of the metric that serves as x axis; <see langword="null"/> for the step.</summary>
    public string? Axis { get; init; }

    /// <summary>Whether rows that lack the axis got its last value added.</summary>
    public bool StepSync { get; init; }

    /// <summary>Whether W&amp;B draws no automatic chart.</summary>
    public bool Hidden { get; init; }

    /// <summary>What the summary keeps of the metric.</summary>
    public MetricSummary Summary { get; init; }

    /// <summary>Which direction is better.</summary>
    public MetricGoal Goal { get; init; }
}
