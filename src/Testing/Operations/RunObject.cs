using System.Text.Json.Nodes;
using Instrument.Testing.GraphQL.Execution;
using Instrument.Testing.Json;
using Instrument.Testing.State;

namespace Instrument.Testing.Operations;

/// <summary>A run as answers show it (docs/wire/online.md §2.5, §2.6).</summary>
internal static class RunObject
{
    public static GraphQLObject Of(RunData run, ServerState state) => new GraphQLObject
    {
        ["id"] = run.Key.StorageId,
        ["name"] = run.Key.Id,
        ["displayName"] = run.DisplayName,
        ["description"] = run.Description,
        ["notes"] = run.Notes,
        ["tags"] = run.Tags,
        ["config"] = run.Config ?? "{}",
        ["summaryMetrics"] = run.Summary ?? "{}",
        ["sweepName"] = run.Sweep,
        // Lines of a shared run are counted for each writer: docs/wire/online.md §6.
        ["historyLineCount"] = state.CallingWriter is { } writer ? run.WriterOf(writer).History.Count : run.History.Count,
        ["eventsLineCount"] = run.Events.Count,
        ["logLineCount"] = run.Console.Count,
        ["historyTail"] = Tail(run.History),
        ["eventsTail"] = Tail(run.Events),
        ["stopped"] = run.StopRequested,
        ["state"] = run.State,
        ["fileCount"] = run.Files.Count,
    }
        .With("wandbConfig", arguments => ClientConfig(run, arguments.Texts("keys")))
        .With("historyKeys", _ => StoredContent.HistoryKeys(run))
        .With("history", arguments => StoredContent.History(run, arguments))
        .With("files", arguments => StoredContent.Files(run, arguments, state))
        .With("project", _ => ProjectObject.Of(run.Key.Entity, run.Key.Project, state));

    private static string Tail(LineStore lines) => lines.Last is { } last ? new JsonArray(JsonValue.Create(last)).ToJsonString() : "[]";

    private static string? ClientConfig(RunData run, IReadOnlyList<string>? keys)
    {
        if (run.ConfigValue("_wandb") is not JsonObject config)
            return null;
        foreach (string name in config.Select(member => member.Key).Where(name => keys?.Contains(name) == false).ToArray())
            config.Remove(name);
        return config.ToJsonString();
    }
}
