using System.Net;
using System.Text.Json.Nodes;
using Instrument.Testing.Tests.Clients;
using static Instrument.Testing.Tests.Clients.RunRequests;

namespace Instrument.Testing.Tests.Operations;

/// <summary>Going on with a run: resume and rewind.</summary>
public sealed class ResumeTests : ServerTest
{
    [Fact]
    public async Task Nobody_knows_a_project_without_runs()
    {
        Assert.Null((await StatusAsync("run1")).Data["model"]);

        await Client.CreateRunAsync();

        Assert.NotNull((await StatusAsync("other")).Data["model"]);
        Assert.Null((await StatusAsync("other")).Data["model"]!["bucket"]);
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task The_status_tells_counts_tails_and_telemetry()
    {
        await EndedRunAsync();

        JsonNode bucket = (await StatusAsync("run1")).Data["model"]!["bucket"]!;

        Assert.Equal((3, 1, 2), (Count("historyLineCount"), Count("eventsLineCount"), Count("logLineCount")));
        Assert.Equal(new JsonArray(Row(2)).ToJsonString(), Text("historyTail"));
        Assert.Equal("""["{\u0022_wandb\u0022:true,\u0022_timestamp\u0022:1,\u0022_runtime\u0022:15}"]""", Text("eventsTail"));
        Assert.Equal("""{"loss":1}""", Text("summaryMetrics"));
        Assert.Equal("""{"t":{"5":"0.28.3"}}""", Text("wandbConfig"));
        Assert.Equal(Config, Text("config"));

        int Count(string name) => bucket[name]!.GetValue<int>();
        string Text(string name) => bucket[name]!.GetValue<string>();
    }

    [Fact]
    public async Task A_run_that_is_resumed_is_live_again()
    {
        await EndedRunAsync();
        await StatusAsync("run1");
        await Client.CreateRunAsync();

        (await Client.FileStreamAsync(Run, Rows(3, 1))).MustSucceed();

        RunState run = Server.Run("run1");
        Assert.Equal(("running", 4, (int?)null), (run.State, run.History.Count, run.ExitCode));
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task An_ended_run_that_nobody_resumes_stays_ended()
    {
        await EndedRunAsync();

        TestAnswer upsert = await Client.CreateRunAsync();
        TestAnswer stream = await Client.FileStreamAsync(Run, Rows(3, 1));

        Assert.Equal(3, upsert.Data["upsertBucket"]!["bucket"]!["historyLineCount"]!.GetValue<int>());
        Assert.Equal(HttpStatusCode.BadRequest, stream.Status);
        AssertViolation(ViolationKind.AfterComplete, "has ended");
    }

    [Fact]
    public async Task A_rewound_run_keeps_the_rows_up_to_the_step()
    {
        await EndedRunAsync();

        TestAnswer answer = await Client.GraphQLAsync(Documents.RewindRun, Rewind("run1", "_step", 1));

        Assert.Equal(2, answer.MustSucceed().Data["rewindRun"]!["rewoundRun"]!["historyLineCount"]!.GetValue<int>());
        (await Client.FileStreamAsync(Run, Rows(2, 2))).MustSucceed();
        RunState run = Server.Run("run1");
        Assert.Equal((4, 0, 0, 1), (run.History.Count, run.Events.Count, run.ConsoleLines.Count, run.RewindCount));
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task A_run_that_is_not_there_cannot_be_rewound()
    {
        TestAnswer answer = await Client.GraphQLAsync(Documents.RewindRun, Rewind("run1", "_step", 1));

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task Only_the_step_can_be_rewound_to()
    {
        await Client.GraphQLAsync(Documents.RewindRun, Rewind("run1", "loss", 1));

        AssertViolation(ViolationKind.Document, "not to a loss");
    }

    private Task<TestAnswer> StatusAsync(string run) =>
        Client.GraphQLAsync(Documents.RunResumeStatus, new JsonObject { ["project"] = "demo", ["entity"] = null, ["name"] = run });

    private async Task EndedRunAsync()
    {
        await Client.CreateRunAsync();
        string[] bodies =
        [
            Rows(0, 3),
            Chunk("wandb-summary.json", 0, """{"loss":1}"""),
            Chunk("wandb-events.jsonl", 0, """{"_wandb":true,"_timestamp":1,"_runtime":15}"""),
            Chunk("output.log", 0, Enumerable.Repeat("""{"ts":"2026-08-21T22:26:41.000000","content":"x"}""", 2)),
            """{"complete":true,"exitcode":1}""",
        ];
        foreach (string body in bodies)
            (await Client.FileStreamAsync(Run, body)).MustSucceed();
    }

    private static JsonObject Rewind(string run, string metric, double value) => new()
    {
        ["runName"] = run,
        ["entity"] = "test-entity",
        ["project"] = "demo",
        ["metricName"] = metric,
        ["metricValue"] = value,
    };
}
