using System.Text.Json.Nodes;
using Instrument.Integration.Tests.Offline;
using Instrument.Testing;

namespace Instrument.Integration.Tests.Online;

/// <summary>
/// The program of the golden scenario <c>minimal-online</c>, written with Instrument, makes the requests that the official client makes, but for
/// the differences named here.
/// </summary>
public sealed class GoldenTrafficTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task The_same_program_makes_the_same_requests_in_the_same_order()
    {
        List<JsonObject> official = Traffic();
        IReadOnlyList<FakeRequest> ours = await RunMinimalProgramAsync();

        // The official client asks who is logged in to print it; a run needs no answer to that.
        string[] expected = [.. official.Select(Operation).Where(operation => operation is not (null or "Viewer"))!];
        Assert.Equal(expected, ours.Where(request => request.Route == FakeRoute.GraphQL).Select(request => request.Operation!));
        Assert.Equal(FakeRoute.FileStream, ours[^1].Route);
        Assert.True(ours[^1].Body!["complete"]!.GetValue<bool>());
        Assert.Equal(0, ours[^1].Body!["exitcode"]!.GetValue<int>());
        List<FakeRoute> routes = [.. ours.Select(request => request.Route)];
        Assert.True(routes.IndexOf(FakeRoute.FileStream) > ours.ToList().FindIndex(request => request.Operation == "UpsertBucket"));
        Assert.True(routes.IndexOf(FakeRoute.Upload) > ours.ToList().FindIndex(request => request.Operation == "CreateRunFiles"));
    }

    [Fact]
    public async Task The_variables_have_the_same_names_and_values()
    {
        List<JsonObject> official = [.. Traffic().Where(request => Operation(request) is not (null or "Viewer"))];
        List<FakeRequest> ours = [.. (await RunMinimalProgramAsync()).Where(request => request.Route == FakeRoute.GraphQL)];

        for (int index = 0; index < official.Count; index++)
        {
            JsonObject expected = official[index]["body"]!["variables"]?.AsObject() ?? [];
            JsonObject actual = ours[index].Variables ?? [];
            Assert.Equal(expected.Select(variable => variable.Key).Order(StringComparer.Ordinal), actual.Select(variable => variable.Key).Order(StringComparer.Ordinal));
            foreach ((string name, JsonNode? value) in expected)
            {
                if (name == "config")
                    Assert.Equal(Config(value), Config(actual[name]));
                else if (name == "files")
                    Assert.Equal(value!.AsArray().Select(file => $"{file}").Order(StringComparer.Ordinal), actual[name]!.AsArray().Select(file => $"{file}").Order(StringComparer.Ordinal));
                // Both name their program, and these are two programs.
                else if (name == "program")
                    Assert.Equal(value is null, actual[name] is null);
                // The server's id of the run is made up by the server.
                else if (name != "id")
                    Assert.Equal(value?.ToJsonString(), actual[name]?.ToJsonString());
            }
        }
    }

    // What the user configured; what stands below _wandb tells of the client.
    private static string? Config(JsonNode? text)
    {
        if (text is null)
            return null;
        JsonObject config = JsonNode.Parse(text.GetValue<string>())!.AsObject();
        Assert.True(config.Remove("_wandb"));
        return new JsonObject(config.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone()))).ToJsonString();
    }

    private static string? Operation(JsonObject request) => request["body"] is JsonObject body ? body["operationName"]?.GetValue<string>() : null;

    private static List<JsonObject> Traffic() =>
        [.. File.ReadLines(Path.Combine(FixturePath.Golden("minimal-online"), "traffic.jsonl")).Select(line => JsonNode.Parse(line)!.AsObject())];

    private async Task<IReadOnlyList<FakeRequest>> RunMinimalProgramAsync()
    {
        await using FakeWandbServer server = await FakeWandbServer.StartAsync(new FakeWandbOptions { Entity = "golden" });
        RunOptions options = OnlineRun.Options(server, _directory, "goldmin1");
        Run run = Wandb.Init(new MinimalConfig(), new RunOptions
        {
            Project = "golden-project",
            Entity = "golden",
            RunId = options.RunId,
            Directory = options.Directory,
            Quiet = true,
            Reinit = Reinit.CreateNew,
            ApiKey = server.ApiKey,
            BaseUrl = options.BaseUrl,
            FinishOnSignals = false,
            Metadata = RunMetadata.Host | RunMetadata.Program,
            EnvironmentVariable = name => name == "WANDB_HOST" ? "golden-host" : OnlineRun.Environment(name),
        });
        MinimalMetrics metrics = new();
        for (int step = 1; step <= 3; step++)
        {
            metrics.Loss = 1.0 / step;
            run.Log(metrics);
        }
        await run.FinishAsync();
        Assert.Empty(server.Violations);
        return [.. server.Requests];
    }
}
