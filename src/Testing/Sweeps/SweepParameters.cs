using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Instrument.Testing.Sweeps;

/// <summary>Reads parameters of a sweep's config (docs/wire/sdk-surface.md §10.7).</summary>
internal static class SweepParameters
{
    private const int MostValues = 1_000_000;

    /// <summary>The distribution: the one that is named, or the one that the other keys mean.</summary>
    public static string DistributionOf(JsonObject parameter)
    {
        if (parameter["distribution"] is { } named)
            return named.GetValue<string>();
        if (parameter.ContainsKey("value"))
            return "constant";
        if (parameter.ContainsKey("values"))
            return parameter.ContainsKey("probabilities") ? "categorical_w_probabilities" : "categorical";
        return IsWhole(parameter["min"]) ? "int_uniform" : "uniform";
    }

    /// <summary>What is wrong with a parameter; null when nothing is.</summary>
    public static string? WhyWrong(JsonObject parameter)
    {
        string distribution = DistributionOf(parameter);
        bool isRange = distribution.Contains("uniform", StringComparison.Ordinal);
        if (isRange && (!IsNumber(parameter["min"]) || !IsNumber(parameter["max"])))
            return "has no numbers min and max";
        if (isRange && IsWhole(parameter["min"]) != IsWhole(parameter["max"]))
            return "has one bound with a fraction and one without";
        if (isRange && Number(parameter["min"]) > Number(parameter["max"]))
            return "has its min above its max";
        if (distribution == "int_uniform" && !IsWhole(parameter["min"]))
            return "draws whole numbers between bounds that are none";
        if (distribution.EndsWith("_values", StringComparison.Ordinal) && Number(parameter["min"]) <= 0)
            return "has a min that has no logarithm";
        if (distribution.StartsWith("categorical", StringComparison.Ordinal) && parameter["values"] is not JsonArray { Count: > 0 })
            return "has no values";
        return distribution == "constant" && !parameter.ContainsKey("value") ? "has no value" : null;
    }

    /// <summary>All values of a parameter that has finitely many; null for others.</summary>
    public static IReadOnlyList<JsonNode?>? Finite(JsonObject parameter) => DistributionOf(parameter) switch
    {
        "constant" => [parameter["value"]],
        "categorical" => [.. parameter["values"]!.AsArray()],
        "int_uniform" => Steps(parameter, 1, isWhole: true),
        "q_uniform" => Steps(parameter, Step(parameter), IsWholeStep(parameter)),
        _ => null,
    };

    /// <summary>All values of a parameter that has finitely many.</summary>
    public static IReadOnlyList<JsonNode?> Values(JsonObject parameter) => Finite(parameter)!;

    public static double Number(JsonNode? value) => value!.GetValue<double>();

    public static double Number(JsonNode? value, double otherwise) => value is null ? otherwise : value.GetValue<double>();

    public static double Step(JsonObject parameter) => Number(parameter["q"], 1);

    public static bool IsWholeStep(JsonObject parameter) => parameter["q"] is not { } step || IsWhole(step);

    /// <summary>Whether a number is written without a fraction, which decides what is drawn.</summary>
    public static bool IsWhole(JsonNode? value) => IsNumber(value) && value!.ToJsonString().AsSpan().IndexOfAny('.', 'e', 'E') < 0;

    /// <summary>A number as it is sent: with a fraction unless whole numbers are drawn.</summary>
    public static JsonNode Value(double value, bool isWhole)
    {
        string text = isWhole ? ((long)value).ToString(CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture);
        return JsonNode.Parse(isWhole || text.AsSpan().IndexOfAny('.', 'E') >= 0 ? text : text + ".0")!;
    }

    private static bool IsNumber(JsonNode? value) => value?.GetValueKind() == JsonValueKind.Number;

    private static JsonNode?[] Steps(JsonObject parameter, double step, bool isWhole)
    {
        long first = (long)Math.Round(Number(parameter["min"]) / step);
        long count = Math.Min(MostValues, (long)Math.Round(Number(parameter["max"]) / step) - first + 1);
        return [.. Enumerable.Range(0, (int)count).Select(index => Value((first + index) * step, isWhole))];
    }
}
