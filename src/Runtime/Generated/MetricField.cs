using System.ComponentModel;

namespace Instrument.Generated;

/// <summary>One metric of a <see cref="MetricSchema"/>: its key, the form of its value and its definition. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MetricField
{
    /// <summary>Describes a metric.</summary>
    /// <param name="key">The metric's full name.</param>
    /// <param name="kind">The form of its value in a row.</param>
    /// <param name="optional">Whether a row may lack it. Text is always optional: <see langword="null"/> is left out.</param>
    public MetricField(string key, MetricKind kind, bool optional = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        Key = key;
        Kind = kind;
        Optional = optional || kind is MetricKind.String or MetricKind.Json;
    }

    /// <summary>The metric's full name.</summary>
    public string Key { get; }

    /// <summary>The form of its value in a row.</summary>
    public MetricKind Kind { get; }

    /// <summary>Whether a row may lack it.</summary>
    public bool Optional { get; }

    /// <summary>What the summary keeps.</summary>
    public MetricSummary Summary { get; init; }

    /// <summary>Which direction is better.</summary>
    public MetricGoal Goal { get; init; }

    /// <summary>Whether W&amp;B draws no automatic chart.</summary>
    public bool Hidden { get; init; }

    /// <summary>The key of the metric that serves as x axis, if not the step.</summary>
    public string? Axis { get; init; }

    /// <summary>Whether a row without the axis gets the axis' last value added.</summary>
    public bool StepSync { get; init; } = true;

    /// <summary>Whether anything was defined beyond key and kind, so that a metric record is due.</summary>
    internal bool HasDefinition => Summary != MetricSummary.Default || Goal != MetricGoal.Unset || Hidden || Axis is not null;
}
