using System.Text.Json.Nodes;
using Instrument.Testing;

namespace Instrument.Samples.Tests;

/// <summary>The worker as a user runs it, and what W&amp;B has of it.</summary>
public sealed class WorkerRunTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private FakeWandbServer _server = null!;

    public async Task InitializeAsync() => _server = await FakeWandbServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task The_sample_sends_config_rows_meters_traces_and_log_lines()
    {
        (int exitCode, string output, string errors) = await RunAsync("--Wandb:Config:Batches=20", "--Wandb:Config:BatchSize=300", "--Wandb:Config:FaultRate=0.005");

        Assert.True(exitCode == 0, output + errors);
        RunState run = _server.Run("w1");
        Assert.Equal(("worker", "monitor", "finished", 0), (run.Project, run.JobType, run.State, run.ExitCode));
        Assert.Equal((20, 300, 0.005, 0.1), (run.Config["batches"]!.GetValue<int>(), run.Config["batch_size"]!.GetValue<int>(), run.Config["fault_rate"]!.GetValue<double>(), run.Config["learning_rate"]!.GetValue<double>()));
        Assert.Equal(["north", "south", "old"], run.Config["pumps"]!.AsArray().Select(pump => pump!.GetValue<string>()));

        IReadOnlyList<double> forecastErrors = run.Values("forecast/error");
        Assert.Equal(20, forecastErrors.Count);
        Assert.True(forecastErrors[^1] < forecastErrors[0] / 2, $"the forecasts became no better: {string.Join(", ", forecastErrors)}");
        Assert.InRange(run.SummaryValue("anomalies/precision")!.Value, 0.8, 1);

        // The last row of the meters is logged when the run ends.
        Assert.Equal([6000, 6000, 6000], new[] { "north", "south", "old" }.Select(pump => run.Values($"Worker/readings/pump_{pump}/total")[^1]));
        Assert.Equal(20, run.Values("Worker/batch_duration/count")[^1]);

        JsonObject[] traces = [.. run.History.Select(row => row.Json["traces"]).OfType<JsonObject>()];
        Assert.Equal(20, traces.Length);
        Assert.All(traces, trace => Assert.Equal(3, JsonNode.Parse(trace["root_span_dumps"]!.GetValue<string>())!["child_spans"]!.AsArray().Count));

        string log = run.Files["output.log"].Text;
        Assert.Equal(20, log.Split('\n').Count(line => line.Contains(" info Worker.Processing.BatchService[1]: Batch ", StringComparison.Ordinal)));
        // Once each, although a console logger prints them too.
        Assert.Equal(20, log.Split('\n').Count(line => line.Contains("of 20: forecasts are off by ", StringComparison.Ordinal)));
        Assert.Contains(" warn Worker.Processing.BatchService[2]: The pump ", log, StringComparison.Ordinal);
        Assert.Empty(_server.Violations);
    }

    [Fact]
    public async Task A_service_that_crashes_leaves_a_failed_run()
    {
        await RunAsync("--Wandb:Config:BatchSize=0");

        RunState run = _server.Run("w1");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(run.ConsoleText, line => line.Contains("ArgumentOutOfRangeException", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_option_is_named_and_nothing_is_recorded()
    {
        (int exitCode, string output, string errors) = await RunAsync("--Wandb:Config:BatchSize=many");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("Wandb:Config:BatchSize: expected ", output + errors, StringComparison.Ordinal);
        Assert.Empty(_server.Runs);
    }

    [Fact]
    public async Task Without_an_account_the_run_is_recorded_offline()
    {
        (int exitCode, string output, string errors) = await SampleProcess.RunAsync("Worker", _directory, "--Wandb:Config:Batches=3");

        Assert.True(exitCode == 0, output + errors);
        Assert.Equal(3, SampleProcess.Rows(SampleProcess.Records(SampleProcess.RunDirectory(_directory))).Count(row => row.ContainsKey("forecast/error")));
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) => SampleProcess.RunAsync(
        "Worker",
        _directory,
        new Dictionary<string, string> { ["WANDB_API_KEY"] = _server.ApiKey, ["WANDB_BASE_URL"] = _server.BaseUrl, ["WANDB_MODE"] = "online", ["WANDB_RUN_ID"] = "w1" },
        arguments);
}
