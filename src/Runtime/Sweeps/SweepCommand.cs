using System.Text.Json;

namespace Instrument.Sweeps;

/// <summary>One command of a server to an agent (docs/wire/sdk-surface.md §10.3).</summary>
/// <param name="Kind">What to do.</param>
/// <param name="RunId">Which run; empty for a command that names none.</param>
/// <param name="Program">What to start; <see langword="null"/> where the sweep names no program.</param>
/// <param name="Values">The values of the run's parameters by their keys.</param>
internal sealed record SweepCommand(SweepCommandKind Kind, string RunId, string? Program, SweepValues Values)
{
    /// <summary>Reads the commands of an answer. What is no command that is known is left out.</summary>
    /// <param name="json">The JSON list.</param>
    /// <param name="unknown">Told of what is left out.</param>
    public static IReadOnlyList<SweepCommand> Read(string json, Action<string> unknown)
    {
        List<SweepCommand> commands = [];
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Null)
                return commands;
            foreach (JsonElement element in document.RootElement.EnumerateArray())
            {
                if (Read(element) is { } command)
                    commands.Add(command);
                else
                    unknown(element.GetRawText());
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            unknown(json);
        }
        return commands;
    }

    private static SweepCommand? Read(JsonElement element)
    {
        SweepCommandKind? kind = Text(element, "type") switch
        {
            "run" => SweepCommandKind.Run,
            "resume" => SweepCommandKind.Resume,
            "stop" => SweepCommandKind.Stop,
            "exit" => SweepCommandKind.Exit,
            _ => null,
        };
        string runId = Text(element, "run_id") ?? "";
        if (kind is not { } known || (known != SweepCommandKind.Exit && runId.Length == 0))
            return null;
        SweepValues values = element.TryGetProperty("args", out JsonElement args) ? SweepValues.Of(args) : SweepValues.None;
        return new SweepCommand(known, runId, Text(element, "program"), values);
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
