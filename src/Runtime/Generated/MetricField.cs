using System.ComponentModel;
using System.Globalization;

namespace Instrument.Generated;

/// <summary>One metric of a <see cref="MetricSchema"/>: its key, the form of its value and its definition. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MetricField
{
    /// <summary>Describes a metric.</summary>
    /// <param name="key">The metric's full name.</param>
    /// <param name="kind">The form of its value in a row.</param>
    /// <param name="optional">Whether a row may lack it. Text, histograms and media always are: <see langword="null"/> is left out.</param>
    public MetricField(string key, MetricKind kind, bool optional = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        Key = key;
        Kind = kind;
        Optional = optional || kind is MetricKind.String or MetricKind.Json or MetricKind.Histogram or MetricKind.Value;
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

    /// <summary>The fields of a family with this field's definition, in which an element's number stands for the key's <c>{0}</c>.</summary>
    /// <param name="count">How many elements the family has.</param>
    public MetricField[] Family(int count)
    {
        MetricField[] fields = new MetricField[count];
        for (int i = 0; i < count; i++)
            fields[i] = Element(i.ToString(CultureInfo.InvariantCulture));
        return fields;
    }

    /// <summary>The fields of a family with this field's definition, in which a name stands for the key's <c>{0}</c>.</summary>
    /// <param name="names">The names of the elements.</param>
    public MetricField[] Family(ReadOnlySpan<string> names)
    {
        MetricField[] fields = new MetricField[names.Length];
        for (int i = 0; i < names.Length; i++)
            fields[i] = Element(names[i]);
        return fields;
    }

    /// <summary>Whether anything was defined beyond key and kind, so that a metric record is due.</summary>
    internal bool HasDefinition => Summary != MetricSummary.Default || Goal != MetricGoal.Unset || Hidden || Axis is not null;

    private MetricField Element(string name) => new(Key.Replace("{0}", name, StringComparison.Ordinal), Kind, optional: true)
    {
        Summary = Summary,
        Goal = Goal,
        Hidden = Hidden,
        Axis = Axis,
        StepSync = StepSync,
    };
}
