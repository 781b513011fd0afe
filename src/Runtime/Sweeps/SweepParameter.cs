using System.Globalization;
using System.Text.Json;
using Instrument.Details;

namespace Instrument.Sweeps;

/// <summary>One parameter of a search space as W&amp;B's sweep config has it (docs/wire/sdk-surface.md §10.7).</summary>
internal sealed class SweepParameter
{
    private readonly List<(string Name, string Json)> _members = [];
    private readonly bool _isWhole;

    /// <summary>A parameter with a distribution.</summary>
    /// <param name="distribution">Its name at W&amp;B.</param>
    /// <param name="isWhole">Whether whole numbers are drawn.</param>
    public SweepParameter(string distribution, bool isWhole)
    {
        Distribution = distribution;
        _isWhole = isWhole;
        HasWholeBounds = isWhole;
        _members.Add(("distribution", $"\"{distribution}\""));
    }

    /// <summary>A parameter that holds others.</summary>
    public SweepParameter(SweepSpace nested) => Nested = nested;

    /// <summary>The distribution's name; <see langword="null"/> for a parameter that holds others.</summary>
    public string? Distribution { get; }

    /// <summary>The parameters inside; <see langword="null"/> for one with a distribution.</summary>
    public SweepSpace? Nested { get; }

    /// <summary>Whether bounds are written as whole numbers. What W&amp;B draws depends on how they are written.</summary>
    public bool HasWholeBounds { get; init; }

    /// <summary>Whether grid search can go through all values.</summary>
    public bool IsFinite => Distribution is "constant" or "categorical" or "int_uniform" or "q_uniform";

    /// <summary>Adds a number of the distribution.</summary>
    public SweepParameter With(string name, double value)
    {
        _members.Add((name, Number(value, HasWholeBounds)));
        return this;
    }

    /// <summary>Adds the step, if there is one.</summary>
    public SweepParameter WithStep(double step)
    {
        if (step > 0)
            _members.Add(("q", Number(step, _isWhole)));
        return this;
    }

    /// <summary>Adds the value of a constant.</summary>
    public SweepParameter WithValue(string key, object? value)
    {
        _members.Add(("value", Json(key, value)));
        return this;
    }

    /// <summary>Adds the values of choices.</summary>
    public SweepParameter WithValues(string key, IReadOnlyList<object?> values)
    {
        _members.Add(("values", $"[{string.Join(',', values.Select(value => Json(key, value)))}]"));
        return this;
    }

    /// <summary>Adds the probabilities of choices.</summary>
    public SweepParameter WithProbabilities(IReadOnlyList<double> probabilities)
    {
        _members.Add(("probabilities", $"[{string.Join(',', probabilities.Select(value => Number(value, isWhole: false)))}]"));
        return this;
    }

    /// <summary>Writes the parameter.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (Nested is not null)
        {
            json.WritePropertyName("parameters");
            Write(json, Nested);
        }
        foreach ((string name, string text) in _members)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(text, skipInputValidation: true);
        }
        json.WriteEndObject();
    }

    /// <summary>Writes all parameters of a space.</summary>
    public static void Write(Utf8JsonWriter json, SweepSpace space)
    {
        json.WriteStartObject();
        foreach ((string key, SweepParameter parameter) in space.Parameters)
        {
            json.WritePropertyName(key);
            parameter.Write(json);
        }
        json.WriteEndObject();
    }

    // A choice of 1.0 is a number with a fraction for W&B, one of 1 a whole one.
    private static string Json(string key, object? value) => value switch
    {
        double number when double.IsFinite(number) => Number(number, isWhole: false),
        float number when float.IsFinite(number) => WithPoint(number.ToString("R", CultureInfo.InvariantCulture)),
        _ => DetailJson.Write(key, value),
    };

    // Bounds that look whole make W&B draw whole numbers.
    private static string Number(double value, bool isWhole) =>
        isWhole ? ((long)value).ToString(CultureInfo.InvariantCulture) : WithPoint(value.ToString("R", CultureInfo.InvariantCulture));

    private static string WithPoint(string number) => number.AsSpan().IndexOfAny('.', 'e', 'E') < 0 ? number + ".0" : number;
}
