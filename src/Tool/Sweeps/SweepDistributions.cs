using System.Text.Json;
using System.Text.Json.Nodes;

namespace Instrument.Tool.Sweeps;

/// <summary>Names the distributions of parameters that leave them out, as every client has to (docs/wire/sdk-surface.md §10.7).</summary>
internal static class SweepDistributions
{
    /// <summary>Names them, those of nested parameters included.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="path">What is before their names.</param>
    /// <param name="wrong">Makes the error for a parameter that cannot be drawn.</param>
    public static void Fill(JsonObject parameters, string path, Func<string, Exception> wrong)
    {
        foreach ((string key, JsonNode? node) in parameters.ToArray())
        {
            if (SweepRules.WhyWrongKey(key) is { } reason)
                throw wrong($"the parameter '{path}{key}' {reason}");
            if (node is not JsonObject parameter)
                throw wrong($"the parameter '{path}{key}' is no map, such as 'value: 1' or 'min: 0'");
            if (parameter["parameters"] is JsonObject nested)
                Fill(nested, $"{path}{key}.", wrong);
            else if (parameter["distribution"] is null)
                parameter.Insert(0, "distribution", Named(parameter) ?? throw wrong($"the parameter '{path}{key}' has neither value nor values nor min and max of one kind (1 and 8, or 1.0 and 8.0)"));
        }
    }

    private static string? Named(JsonObject parameter)
    {
        if (parameter.ContainsKey("value"))
            return "constant";
        if (parameter["values"] is JsonArray { Count: > 0 })
            return parameter.ContainsKey("probabilities") ? "categorical_w_probabilities" : "categorical";
        bool? min = IsWhole(parameter["min"]);
        return min is null || min != IsWhole(parameter["max"]) ? null : min.Value ? "int_uniform" : "uniform";
    }

    // Whether a number is written without a fraction decides what is drawn.
    private static bool? IsWhole(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.Number ? value.ToJsonString().AsSpan().IndexOfAny('.', 'e', 'E') < 0 : null;
}
