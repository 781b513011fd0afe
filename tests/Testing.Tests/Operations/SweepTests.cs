using System.Net;
using System.Text.Json.Nodes;
using Instrument.Testing.Tests.Clients;

namespace Instrument.Testing.Tests.Operations;

/// <summary>Sweeps as clients see them (docs/wire/sdk-surface.md §10).</summary>
public sealed class SweepTests : ServerTest
{
    private const string Create = """
        mutation UpsertSweep($id: ID, $config: String, $entityName: String, $projectName: String) {
          upsertSweep(input: {id: $id, config: $config, entityName: $entityName, projectName: $projectName}) {
            sweep { name project { id name entity { id name } } } configValidationWarnings
          }
        }
        """;

    private const string Heartbeat = """
        mutation Heartbeat($id: ID!, $metrics: JSONString, $runState: JSONString) {
          agentHeartbeat(input: {id: $id, metrics: $metrics, runState: $runState}) { agent { id } commands }
        }
        """;

    [Fact]
    public async Task An_agent_gets_a_trial_whenever_it_runs_none_and_is_sent_away_after_the_last()
    {
        string agent = await RegisterAsync("method: grid\nparameters:\n  lr:\n    values:\n    - 0.5\n    - 1\n");
        SweepState sweep = Assert.Single(Server.Sweeps);

        JsonNode first = Assert.Single(await BeatAsync(agent, "{}"))!;
        Assert.Equal($$$"""{"type":"run","run_id":"{{{sweep.Id}}}-1","args":{"lr":{"value":0.5}},"program":null}""", first.ToJsonString());
        Assert.Empty(await BeatAsync(agent, $$"""{"{{sweep.Id}}-1": true}"""));
        Assert.Equal($"{sweep.Id}-2", (string)Assert.Single(await BeatAsync(agent, "{}"))!["run_id"]!);
        Assert.Equal("exit", (string)Assert.Single(await BeatAsync(agent, "{}"))!["type"]!);

        Assert.Equal(("FINISHED", 4), (sweep.State, sweep.HeartbeatCount));
        Assert.Equal([0.5, 1.0], sweep.Trials.Select(trial => trial.Config["lr"]!.GetValue<double>()));
        Assert.All(sweep.Trials, trial => Assert.Equal((sweep.Id, 0), (trial.Sweep, trial.UpsertCount)));
        Assert.Empty(Server.Violations);
    }

    [Fact]
    public async Task Stops_are_repeated_as_long_as_the_trial_runs()
    {
        string agent = await RegisterAsync("method: random\nparameters:\n  lr:\n    value: 1\n");
        SweepState sweep = Assert.Single(Server.Sweeps);
        string trial = (string)Assert.Single(await BeatAsync(agent, "{}"))!["run_id"]!;
        sweep.StopTrial(trial);

        for (int i = 0; i < 2; i++)
            Assert.Equal($$"""{"type":"stop","run_id":"{{trial}}"}""", Assert.Single(await BeatAsync(agent, $$"""{"{{trial}}": true}"""))!.ToJsonString());
    }

    [Fact]
    public async Task Paused_stopped_and_cancelled_sweeps_give_out_nothing()
    {
        string agent = await RegisterAsync("method: random\nparameters:\n  lr:\n    value: 1\n");
        SweepState sweep = Assert.Single(Server.Sweeps);
        string running = $$"""{"{{(string)Assert.Single(await BeatAsync(agent, "{}"))!["run_id"]!}}": true}""";

        sweep.Pause();
        Assert.Empty(await BeatAsync(agent, "{}"));
        sweep.Stop();
        Assert.Empty(await BeatAsync(agent, running));
        Assert.Equal("exit", (string)Assert.Single(await BeatAsync(agent, "{}"))!["type"]!);
        sweep.Cancel();
        Assert.Equal("exit", (string)Assert.Single(await BeatAsync(agent, running))!["type"]!);
    }

    [Fact]
    public async Task Agents_of_a_deleted_sweep_are_not_found()
    {
        string agent = await RegisterAsync("method: random\nparameters:\n  lr:\n    value: 1\n");
        Assert.Single(Server.Sweeps).Delete();

        TestAnswer answer = await Client.GraphQLAsync(Heartbeat, new JsonObject { ["id"] = agent, ["metrics"] = "{}", ["runState"] = "{}" });

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Empty(Server.Sweeps);
        Assert.Empty(Server.Violations);
    }

    [Theory]
    [InlineData("method: dance\nparameters:\n  a:\n    value: 1\n", "its method is")]
    [InlineData("method: grid\n", "it has no parameters")]
    [InlineData("method: bayes\nparameters:\n  a:\n    value: 1\n", "names none")]
    [InlineData("method: grid\nparameters:\n  a:\n    min: 0.0\n    max: 1.0\n", "a grid cannot list")]
    [InlineData("method: random\nparameters:\n  a:\n    min: 0\n    max: 1.0\n", "one bound with a fraction")]
    [InlineData("method: random\nparameters:\n  a:\n    min: 3\n    max: 1\n", "min above its max")]
    [InlineData("method: random\nparameters:\n  a b:\n    value: 1\n", "no name of a parameter")]
    [InlineData("method: random\nparameters:\n  a:\n    distribution: dice\n    value: 1\n", "the distribution dice")]
    [InlineData("method: &x random\n", "line 1")]
    public async Task A_config_that_is_none_is_a_violation(string config, string message)
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await CreateAsync(config)).Status);
        AssertViolation(ViolationKind.Sweep, message);
        Assert.Empty(Server.Sweeps);
    }

    [Fact]
    public async Task Unknown_keys_are_warned_about()
    {
        TestAnswer answer = await CreateAsync("method: random\ncolour: red\nparameters:\n  a:\n    value: 1\n    size: 2\n");

        Assert.Equal(
            ["Additional property colour is not allowed", "parameters.a: Additional property size is not allowed"],
            answer.MustSucceed().Data["upsertSweep"]!["configValidationWarnings"]!.AsArray().Select(warning => (string)warning!));
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("""{"strange": true}""")]
    public async Task A_state_of_runs_that_is_none_is_a_violation(string runState)
    {
        string agent = await RegisterAsync("method: random\nparameters:\n  lr:\n    value: 1\n");

        await Client.GraphQLAsync(Heartbeat, new JsonObject { ["id"] = agent, ["metrics"] = "{}", ["runState"] = runState });

        Assert.NotEmpty(Server.Violations);
    }

    private Task<TestAnswer> CreateAsync(string config) =>
        Client.GraphQLAsync(Create, new JsonObject { ["id"] = null, ["config"] = config, ["entityName"] = null, ["projectName"] = "demo" });

    private async Task<string> RegisterAsync(string config)
    {
        TestAnswer made = (await CreateAsync(config)).MustSucceed();
        TestAnswer agent = await Client.GraphQLAsync(
            """
            mutation CreateAgent($host: String!, $projectName: String, $entityName: String, $sweep: String!) {
              createAgent(input: {host: $host, projectName: $projectName, entityName: $entityName, sweep: $sweep}) { agent { id } }
            }
            """,
            new JsonObject { ["host"] = "box", ["projectName"] = "demo", ["entityName"] = null, ["sweep"] = (string)made.Data["upsertSweep"]!["sweep"]!["name"]! });
        return (string)agent.MustSucceed().Data["createAgent"]!["agent"]!["id"]!;
    }

    private async Task<JsonArray> BeatAsync(string agent, string runState)
    {
        TestAnswer answer = await Client.GraphQLAsync(Heartbeat, new JsonObject { ["id"] = agent, ["metrics"] = "{}", ["runState"] = runState });
        return JsonNode.Parse((string)answer.MustSucceed().Data["agentHeartbeat"]!["commands"]!)!.AsArray();
    }
}
