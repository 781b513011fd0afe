using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Instrument.Yaml;

namespace Instrument.Sweeps;

/// <summary>The values that a sweep gives to one trial: by key, wrapped as <c>{"value": …}</c> on the wire and in files (docs/wire/sdk-surface.md §10.4).</summary>
internal sealed class SweepValues
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly OrderedDictionary<string, string> _values;

    private SweepValues(OrderedDictionary<string, string> values) => _values = values;

    /// <summary>No values.</summary>
    public static SweepValues None { get; } = new([]);

    /// <summary>The keys in their order.</summary>
    public IReadOnlyList<string> Keys => [.. _values.Keys];

    /// <summary>Keys and the JSON of their values.</summary>
    public IEnumerable<KeyValuePair<string, string>> All => _values;

    /// <summary>The values of a command.</summary>
    public static SweepValues Of(JsonElement args)
    {
        OrderedDictionary<string, string> values = [];
        if (args.ValueKind != JsonValueKind.Object)
            return None;
        foreach (JsonProperty arg in args.EnumerateObject())
        {
            if (IsKey(arg.Name) && arg.Value.ValueKind == JsonValueKind.Object && arg.Value.TryGetProperty("value", out JsonElement value))
                values[arg.Name] = value.GetRawText();
        }
        return new SweepValues(values);
    }

    /// <summary>Reads the file in which an agent leaves the values of a run.</summary>
    /// <exception cref="WandbException">It cannot be read, or is no such file.</exception>
    public static SweepValues ReadFile(string path)
    {
        try
        {
            JsonObject? entries = YamlReader.Read(File.ReadAllText(path)) as JsonObject;
            OrderedDictionary<string, string> values = [];
            foreach ((string key, JsonNode? entry) in entries ?? [])
            {
                if (key == "wandb_version" ? entry?.ToJsonString() != "1" : entry is not JsonObject wrapped || !wrapped.ContainsKey("value"))
                    throw new WandbException($"The sweep's values in '{path}' cannot be used: '{key}' is not what W&B's agents write there.");
                if (key != "wandb_version" && IsKey(key))
                    values[key] = Text(entry!["value"]);
            }
            return new SweepValues(values);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or YamlException)
        {
            throw new WandbException($"The sweep's values in '{path}', which WANDB_SWEEP_PARAM_PATH names, cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>The values as one JSON object, without what is around them on the wire.</summary>
    public byte[] ToJson() => Encoding.UTF8.GetBytes(Wrap(static value => value));

    /// <summary>The values as the entries of a config file are: each in an object of its own.</summary>
    public byte[] ToWrappedJson() => Encoding.UTF8.GetBytes(Wrap(static value => $"{{\"value\":{value}}}"));

    private string Wrap(Func<string, string> wrap) =>
        $"{{{string.Join(',', _values.Select(pair => $"\"{JsonEncodedText.Encode(pair.Key, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\":{wrap(pair.Value)}"))}}}";

    // What no config can have is no value of one (docs/wire/sdk-surface.md §4.4).
    private static bool IsKey(string name) => name != "_wandb" && name.Trim('-').Length > 0;

    private static string Text(JsonNode? node) => node?.ToJsonString(Options) ?? "null";
}
