using System.Text.Json;
using System.Text.Json.Nodes;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Routes;

/// <summary>Whether lines are what their file holds (docs/wire/online.md §3.5).</summary>
internal static class LineRules
{
    public static void Check(FileChunk chunk, WriterData writer, bool isShared, ServerState state)
    {
        switch (chunk.File)
        {
            case "wandb-history.jsonl":
                CheckHistory(chunk, writer, isShared);
                break;
            case "wandb-events.jsonl":
                foreach (string line in chunk.Lines)
                    CheckEvent(line);
                break;
            case "wandb-summary.json":
                Parse(chunk.File, chunk.Lines[0]);
                break;
            default:
                CheckConsole(chunk, state.HasFeature(ServerFeature.StructuredConsoleLogs));
                break;
        }
    }

    // Lines that are there already were checked when they came.
    private static void CheckHistory(FileChunk chunk, WriterData writer, bool isShared)
    {
        int known = writer.History.Count - chunk.Offset;
        long last = !isShared && writer.History.Last is { } line ? StepOf(Parse(chunk.File, line)) : -1;
        foreach (string text in chunk.Lines.Skip(known))
        {
            JsonObject row = Parse(chunk.File, text);
            RequireNumber(row, "_timestamp", chunk.File);
            RequireNumber(row, "_runtime", chunk.File);
            if (isShared && row.ContainsKey("_step"))
                throw RefusalException.Violates(ViolationKind.Step, "a row of a shared run has a _step; the server gives it one");
            if (isShared)
                continue;
            long step = StepOf(row);
            if (step <= last)
                throw RefusalException.Violates(ViolationKind.Step, $"_step {step} comes after {last}");
            last = step;
        }
    }

    // Resume takes only steps of plain digits: §2.6.
    private static long StepOf(JsonObject row) =>
        row["_step"] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue(out long step)
            ? step
            : throw RefusalException.Violates(ViolationKind.Step, "a history line has no _step of plain digits");

    private static void CheckEvent(string line)
    {
        JsonObject sample = Parse("wandb-events.jsonl", line);
        if (!JsonMembers.IsTrue(sample["_wandb"]))
            throw Wrong("a line of wandb-events.jsonl lacks \"_wandb\":true");
        RequireNumber(sample, "_timestamp", "wandb-events.jsonl");
        RequireNumber(sample, "_runtime", "wandb-events.jsonl");
    }

    private static void CheckConsole(FileChunk chunk, bool isStructured)
    {
        foreach (string line in chunk.Lines)
        {
            if (!(isStructured ? ConsoleLine.IsStructured(line) : ConsoleLine.IsPlain(line)))
                throw Wrong($"a line of output.log is not {(isStructured ? "a structured" : "a plain")} console line: {line}");
        }
    }

    private static JsonObject Parse(string file, string line) =>
        ExtendedJson.TryParseObject(line, out JsonObject? json) ? json : throw Wrong($"a line of {file} is no JSON object: {line}");

    private static void RequireNumber(JsonObject line, string name, string file)
    {
        if (line[name]?.GetValueKind() != JsonValueKind.Number)
            throw Wrong($"a line of {file} has no number {name}");
    }

    private static RefusalException Wrong(string message) => RefusalException.Violates(ViolationKind.Line, message);
}
