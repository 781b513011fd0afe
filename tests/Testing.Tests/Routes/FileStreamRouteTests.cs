using System.Net;
using System.Text.Json.Nodes;
using Instrument.Testing.Tests.Clients;
using static Instrument.Testing.Tests.Clients.RunRequests;

namespace Instrument.Testing.Tests.Routes;

/// <summary>What file_stream keeps.</summary>
public sealed class FileStreamRouteTests : ServerTest
{
    private RunState State => Server.Run("run1");

    [Fact]
    public async Task Rows_arrive_under_their_numbers()
    {
        await Client.CreateRunAsync();

        TestAnswer answer = await Client.FileStreamAsync(Run, Rows(0, 2));
        await Client.FileStreamAsync(Run, Rows(2, 1));

        Assert.Equal("""{"exitcode":null,"limits":{}}""", answer.MustSucceed().Body);
        Assert.Equal([0, 1, 2], State.History.Select(row => row.Number));
        Assert.Equal([0, 1, 2], State.History.Select(row => row.Step!.Value));
        Assert.Equal([1.0, 1.0, 1.0], State.Values("loss"));
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task The_same_request_twice_is_as_good_as_once()
    {
        await Client.CreateRunAsync();
        await Client.FileStreamAsync(Run, Rows(0, 3));
        await Client.FileStreamAsync(Run, Rows(0, 3));
        // A client that lost an answer may also send what it has in other portions.
        (await Client.FileStreamAsync(Run, Rows(1, 4))).MustSucceed();

        Assert.Equal(5, State.History.Count);
        Assert.Equal(3, State.FileStreamCount);
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task Numbers_that_JSON_lacks_are_numbers()
    {
        await Client.CreateRunAsync();
        string row = """{"a":NaN,"b":Infinity,"c":-Infinity,"d":[NaN],"e":"NaN \"Inf","_timestamp":1,"_runtime":1,"_step":0}""";

        (await Client.FileStreamAsync(Run, Chunk("wandb-history.jsonl", 0, row))).MustSucceed();

        RunLine line = Assert.Single(State.History);
        Assert.Equal(row, line.Text);
        Assert.Equal([double.NaN, double.PositiveInfinity, double.NegativeInfinity], new[] { "a", "b", "c" }.Select(key => line.Value(key)!.Value));
        Assert.Null(line.Value("e"));
        Assert.Null(line.Value("missing"));
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task Each_summary_replaces_the_one_before()
    {
        await Client.CreateRunAsync();
        await Client.FileStreamAsync(Run, Chunk("wandb-summary.json", 0, """{"loss":2,"old":1}"""));
        await Client.FileStreamAsync(Run, Chunk("wandb-summary.json", 0, """{"loss":NaN}"""));

        Assert.Equal("""{"loss":NaN}""", State.SummaryText);
        Assert.Equal(double.NaN, State.SummaryValue("loss"));
        Assert.Null(State.SummaryValue("old"));
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task Console_lines_can_be_written_again()
    {
        await Client.CreateRunAsync();
        await Client.FileStreamAsync(Run, Chunk("output.log", 0, ConsoleLine("one"), ConsoleLine("10 %")));
        await Client.FileStreamAsync(Run, Chunk("output.log", 1, ConsoleLine("20 %"), ConsoleLine("three")));

        Assert.Equal(["one", "20 %", "three"], State.ConsoleText);
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task Old_servers_take_console_lines_as_text()
    {
        await using FakeWandbServer old = await FakeWandbServer.StartAsync(new FakeWandbOptions { Features = [] });
        using TestClient client = new(old);
        await client.CreateRunAsync();
        string[] lines = ["2026-08-21T22:26:40.250000 epoch 0", "ERROR 2026-08-21T22:26:41.000000 loss is NaN"];

        (await client.FileStreamAsync(Run, Chunk("output.log", 0, lines))).MustSucceed();
        TestAnswer structured = await client.FileStreamAsync(Run, Chunk("output.log", 2, ConsoleLine("x")));

        Assert.Equal(["epoch 0", "loss is NaN"], old.Run("run1").ConsoleText);
        Assert.Equal(HttpStatusCode.BadRequest, structured.Status);
        Assert.Equal(ViolationKind.Line, Assert.Single(old.Violations).Kind);
    }

    [Fact]
    public async Task System_metrics_arrive()
    {
        await Client.CreateRunAsync();

        (await Client.FileStreamAsync(Run, Chunk("wandb-events.jsonl", 0, """{"_wandb":true,"_timestamp":1,"_runtime":15,"system.cpu":12.5}"""))).MustSucceed();

        Assert.Equal(12.5, Assert.Single(State.Events).Value("system.cpu"));
    }

    [Fact]
    public async Task Heartbeats_and_announcements_of_preemption_are_counted()
    {
        await Client.CreateRunAsync();
        await Client.FileStreamAsync(Run, "{}");
        await Client.FileStreamAsync(Run, """{"preempting":true}""");
        await Client.FileStreamAsync(Run, "{}");

        Assert.Equal((2, 1, 3), (State.HeartbeatCount, State.PreemptingCount, State.FileStreamCount));
        Assert.Equal("running", State.State);
        Assert.Empty(Server.Violations);
    }

    [Theory]
    [InlineData(0, "finished")]
    [InlineData(3, "failed")]
    public async Task The_last_request_tells_how_the_run_ended(int exitCode, string state)
    {
        await Client.CreateRunAsync();

        TestAnswer answer = await Client.FileStreamAsync(Run, $$"""{"complete":true,"exitcode":{{exitCode}}}""");

        Assert.Equal(exitCode, answer.MustSucceed().Json["exitcode"]!.GetValue<int>());
        Assert.Equal((true, exitCode, state), (State.IsComplete, State.ExitCode!.Value, State.State));
    }

    [Fact]
    public async Task The_last_request_may_come_again_but_nothing_else()
    {
        await Client.CreateRunAsync();
        const string last = """{"complete":true,"exitcode":0}""";
        await Client.FileStreamAsync(Run, last);
        (await Client.FileStreamAsync(Run, last)).MustSucceed();
        Assert.Empty(Server.Violations);

        TestAnswer answer = await Client.FileStreamAsync(Run, "{}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        AssertViolation(ViolationKind.AfterComplete, "has ended");
    }

    [Fact]
    public async Task A_stop_shows_in_every_later_answer_until_it_is_withdrawn()
    {
        await Client.CreateRunAsync();
        State.RequestStop();
        TestAnswer stopped = await Client.FileStreamAsync(Run, "{}");
        State.WithdrawStop();
        TestAnswer withdrawn = await Client.FileStreamAsync(Run, "{}");

        Assert.True(stopped.Json["stopped"]!.GetValue<bool>());
        Assert.Null(withdrawn.Json["stopped"]);
    }

    [Fact]
    public async Task Rate_limit_headers_are_those_that_the_test_sets()
    {
        await Client.CreateRunAsync();
        Server.RateLimit = new RateLimitHeaders(null, "NaN", "30");

        TestAnswer answer = await Client.FileStreamAsync(Run, "{}");

        Assert.Equal("NaN", answer.Headers["RateLimit-Remaining"]);
        Assert.Equal("30", answer.Headers["RateLimit-Reset"]);
        Assert.False(answer.Headers.ContainsKey("RateLimit-Limit"));
    }

    [Fact]
    public async Task Compressed_bodies_are_unpacked()
    {
        await Client.CreateRunAsync();

        (await Client.FileStreamAsync(Run, Rows(0, 100), gzip: true)).MustSucceed();

        Assert.Equal(100, State.History.Count);
        Assert.Equal(100, Server.Requests[^1].Body!["files"]!["wandb-history.jsonl"]!["content"]!.AsArray().Count);
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task Old_servers_refuse_compressed_bodies()
    {
        await using FakeWandbServer old = await FakeWandbServer.StartAsync(new FakeWandbOptions { Features = [] });
        using TestClient client = new(old);
        await client.CreateRunAsync();

        TestAnswer answer = await client.FileStreamAsync(Run, "{}", gzip: true);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
        Assert.Equal(ViolationKind.Header, Assert.Single(old.Violations).Kind);
    }

    [Fact]
    public async Task A_run_must_have_been_created()
    {
        TestAnswer answer = await Client.FileStreamAsync(Run, "{}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        AssertViolation(ViolationKind.UnknownRun, "run test-entity/demo/run1 not found");
    }

    [Fact]
    public async Task Names_in_the_address_are_unescaped()
    {
        (await Client.GraphQLAsync(Documents.UpsertBucket, Variables("run 1", "übung"))).MustSucceed();

        (await Client.FileStreamAsync("test-entity/übung/run 1", "{}")).MustSucceed();

        Assert.Equal(1, Server.Run("test-entity", "übung", "run 1").HeartbeatCount);
    }

    private static string ConsoleLine(string text) => new JsonObject { ["ts"] = "2026-08-21T22:26:41.000000", ["content"] = text }.ToJsonString();
}
