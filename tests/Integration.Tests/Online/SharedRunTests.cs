using Instrument.Records;
using Instrument.Testing;
using Xunit.Abstractions;
using Record = Instrument.Records.Record;

namespace Instrument.Integration.Tests.Online;

/// <summary>Several writers of one run at the same time.</summary>
public sealed class SharedRunTests(ITestOutputHelper output) : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private FakeWandbServer _server = null!;

    public async Task InitializeAsync() => _server = await FakeWandbServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Three_writers_at_once_behind_a_failing_server_have_all_their_rows_there_and_one_end()
    {
        int seed = Seed.Random(output).Next();
        _server.Faults.StartRandom(new RandomFaults { Seed = seed, Probability = 0.3 });
        int[] counts = [400, 900, 1300];
        Run[] runs = [.. counts.Select((_, rank) => Wandb.Init(Options(rank)))];
        await Task.WhenAll(runs.Select((run, rank) => Task.Run(async () =>
        {
            for (int row = 0; row < counts[rank]; row++)
            {
                run.Log([new($"rank{rank}/row", row), new("rank", rank)]);
                if (row % 100 == 0)
                    await Task.Yield();
            }
        })));
        // The primary writer ends the run when the others are done.
        RunReceipt[] others = await Task.WhenAll(runs.Skip(1).Select(run => run.FinishAsync()));
        Assert.Equal("running", _server.Run("together").State);
        RunReceipt primary = await runs[0].FinishAsync();

        Assert.Empty(_server.Violations);
        RunState state = _server.Run("together");
        Assert.All(others.Prepend(primary), (receipt, rank) => Assert.Equal((counts[rank], counts[rank], 0, null), (receipt.Kept, receipt.Sent, receipt.Pending, receipt.SendError)));
        Assert.All(counts, (count, rank) => Assert.Equal(Enumerable.Range(0, count).Select(row => (double)row), state.Values($"rank{rank}/row")));
        Assert.Equal(Enumerable.Range(0, counts.Sum()).Select(step => (double)step), state.Values("_step"));
        Assert.Equal(3, state.Writers.Count);
        Assert.Equal(counts.Order(), state.Writers.Select(writer => state.WriterHistory(writer).Count).Order());
        Assert.Equal(("finished", 0, 1), (state.State, state.ExitCode, state.CompletionCount));
        Assert.Equal(["config.yaml", "wandb-metadata.json", "wandb-summary.json"], state.Files.Keys.Order(StringComparer.Ordinal));
        Assert.All(counts, (count, rank) => Assert.Equal(count - 1, state.SummaryValue($"rank{rank}/row")));
        Assert.Equal(state.Writers.Order(), state.ClientConfig["e"]!.AsObject().Select(environment => environment.Key).Order());
        Assert.All(_server.Requests.Where(request => request.Route is FakeRoute.GraphQL or FakeRoute.FileStream), request => Assert.Equal("true", request.Headers["X-WANDB-USE-ASYNC-FILESTREAM"]));
        Assert.DoesNotContain(_server.Requests, request => request.Operation == "RunResumeStatus");
    }

    [Fact]
    public async Task Who_wrote_a_log_stands_in_it()
    {
        Run run = Wandb.Init(Options(1));
        run.Log("value", 1.0);
        RunReceipt receipt = await run.FinishAsync();

        RunRecord record = LogDecoder.Decode(receipt.LogPath!).First(record => record.RecordTypeCase == Record.RecordTypeOneofCase.Run).Run;
        Assert.Equal(("rank1", true, true, true), (record.Writer.Label, record.Writer.IsShared, record.Writer.IsSecondary, record.Writer.LeavesRunOpen));
        Assert.Equal([record.Writer.Id], _server.Run("together").Writers);
        Assert.Equal("running", _server.Run("together").State);
        Assert.Empty(_server.Run("together").Files);
        Assert.Empty(_server.Violations);
    }

    [Fact]
    public async Task A_given_step_is_ignored_and_told_once()
    {
        ListLogger logger = new();
        Run run = Wandb.Init(Options(0, logger));
        for (long step = 0; step < 50; step += 10)
            run.Log("value", step, step);
        await run.FinishAsync();

        Assert.Equal([0, 10, 20, 30, 40], _server.Run("together").Values("value"));
        Assert.Equal([0, 1, 2, 3, 4], _server.Run("together").Values("_step"));
        Assert.Single(logger.Entries, entry => entry.Text.Contains("the step is ignored", StringComparison.Ordinal));
        Assert.Empty(_server.Violations);
    }

    private RunOptions Options(int rank, ListLogger? logger = null)
    {
        RunOptions options = OnlineRun.Options(_server, _directory);
        return new RunOptions
        {
            Project = options.Project,
            RunId = "together",
            Mode = RunMode.Shared,
            WriterLabel = $"rank{rank}",
            IsPrimaryWriter = rank == 0,
            Directory = options.Directory,
            Quiet = true,
            Reinit = Reinit.CreateNew,
            ApiKey = _server.ApiKey,
            BaseUrl = options.BaseUrl,
            FinishOnSignals = false,
            EnvironmentVariable = OnlineRun.Environment,
            Logger = logger ?? new ListLogger(),
        };
    }
}
