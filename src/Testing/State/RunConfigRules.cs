using System.Text.Json.Nodes;
using Instrument.Testing.Json;

namespace Instrument.Testing.State;

/// <summary>The form of a config (§2.5): each key wrapped, and telemetry in it, without which the run could never be resumed.</summary>
internal static class RunConfigRules
{
    public static void Check(string text)
    {
        if (!ExtendedJson.TryParseObject(text, out JsonObject? config))
            throw Wrong("the config is no JSON object");
        foreach ((string key, JsonNode? entry) in config)
        {
            if (entry is not JsonObject wrapped || !wrapped.ContainsKey("value") || wrapped.Any(member => member.Key is not ("value" or "desc")))
                throw Wrong($"the config's entry {key} is not wrapped in {{\"value\": …}}");
        }
        if (config["_wandb"]?["value"]?["t"] is not JsonObject { Count: > 0 })
            throw Wrong("the config has no telemetry in _wandb.value.t; such a run cannot be resumed");
    }

    private static RefusalException Wrong(string message) => RefusalException.Violates(ViolationKind.Body, message);
}
