using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Instrument.Shipping.Documents;
using Instrument.Yaml;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Instrument.Tool.Sweeps;

/// <summary>A sweep's config as somebody has written it (docs/wire/sdk-surface.md §10.6).</summary>
internal sealed class SweepFile
{
    private readonly JsonObject _config;

    private SweepFile(JsonObject config) => _config = config;

    /// <summary>The text under a key; <see langword="null"/> for none.</summary>
    public string? Text(string key) => _config[key] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>Reads a file. Numbers are those of YAML 1.2: <c>1e-4</c> is one.</summary>
    /// <exception cref="ToolException">The file cannot be read, or is no such config.</exception>
    public static SweepFile Read(string path)
    {
        try
        {
            YamlStream stream = [];
            using StreamReader reader = new(path, Encoding.UTF8);
            stream.Load(reader);
            JsonObject config = stream.Documents is [{ RootNode: YamlMappingNode root }] ? (JsonObject)Json(root)! : throw Wrong(path, "it is no map of keys");
            if (config["parameters"] is not JsonObject { Count: > 0 } parameters)
                throw Wrong(path, "it has no parameters");
            if (config["method"] is null)
                throw Wrong(path, "it has no method: grid, random or bayes");
            SweepDistributions.Fill(parameters, "", reason => Wrong(path, reason));
            return new SweepFile(config);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ToolException(ExitCode.Failed, $"the sweep's file {path} cannot be read: {exception.Message}");
        }
        catch (YamlDotNet.Core.YamlException exception)
        {
            throw Wrong(path, $"line {exception.Start.Line}: {exception.Message}");
        }
    }

    /// <summary>Sets a text, if there is one.</summary>
    public SweepFile With(string key, string? text)
    {
        if (text is not null)
            _config[key] = text;
        return this;
    }

    /// <summary>The config as the server takes it.</summary>
    public string ToYaml() => Encoding.UTF8.GetString(YamlWriter.Write(Encoding.UTF8.GetBytes(_config.ToJsonString())));

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => Map(map),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar when scalar.Tag.IsEmpty => YamlPlain.Resolve(scalar.Value ?? ""),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value ?? ""),
        _ => throw new YamlDotNet.Core.YamlException(node.Start, node.End, "a value that a sweep cannot have"),
    };

    private static JsonObject Map(YamlMappingNode map)
    {
        JsonObject members = [];
        foreach ((YamlNode key, YamlNode value) in map.Children)
        {
            if (key is not YamlScalarNode { Value: { } name })
                throw new YamlDotNet.Core.YamlException(key.Start, key.End, "a key that is no text");
            members[name] = Json(value);
        }
        return members;
    }

    private static ToolException Wrong(string path, string reason) =>
        new(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"{path} is no config of a sweep: {reason}."));
}
