using System.Text.Json.Nodes;

namespace Instrument.Testing.Sweeps;

/// <summary>Goes through all combinations of values, the last parameter's fastest.</summary>
internal sealed class GridSearch(JsonObject parameters) : ITrialSearch
{
    public JsonObject? Pick(int index)
    {
        long rest = index;
        JsonObject values = Pick(parameters, ref rest);
        return rest == 0 ? values : null;
    }

    // What is left of the index is what parameters outside of these have to count.
    private static JsonObject Pick(JsonObject parameters, ref long index)
    {
        List<(string Key, JsonNode? Value)> picked = [];
        foreach ((string key, JsonNode? parameter) in parameters.Reverse())
        {
            JsonObject definition = parameter!.AsObject();
            if (definition["parameters"] is JsonObject nested)
            {
                picked.Add((key, Pick(nested, ref index)));
                continue;
            }
            IReadOnlyList<JsonNode?> all = SweepParameters.Values(definition);
            picked.Add((key, all[(int)(index % all.Count)]?.DeepClone()));
            index /= all.Count;
        }
        JsonObject values = [];
        foreach ((string key, JsonNode? value) in Enumerable.Reverse(picked))
            values[key] = value;
        return values;
    }
}
