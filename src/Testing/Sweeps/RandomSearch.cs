using System.Text.Json.Nodes;

namespace Instrument.Testing.Sweeps;

/// <summary>Draws each trial from the distributions of its parameters. The same seed gives the same trials, whoever asks for them.</summary>
internal sealed class RandomSearch(JsonObject parameters, int seed) : ITrialSearch
{
    public JsonObject? Pick(int index) => Pick(parameters, new SweepDice(new Random(HashCode(seed, index))));

    private static JsonObject Pick(JsonObject parameters, SweepDice dice)
    {
        JsonObject values = [];
        foreach ((string key, JsonNode? parameter) in parameters)
        {
            JsonObject definition = parameter!.AsObject();
            values[key] = definition["parameters"] is JsonObject nested ? Pick(nested, dice) : dice.Draw(definition);
        }
        return values;
    }

    // Not that of the framework, which differs from process to process.
    private static int HashCode(int seed, int index) => unchecked((seed * 1_000_003) ^ (index * 7919));
}
