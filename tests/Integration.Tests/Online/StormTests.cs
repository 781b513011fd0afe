using System.Globalization;
using Instrument.Reading;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Integration.Tests.Online;

/// <summary>Runs behind a server that fails at random: what is there in the end is what the logs have.</summary>
public sealed class StormTests(ITestOutputHelper output)
{
    // The long form: INSTRUMENT_STORM_RUNS=200.
    private static readonly int Runs = int.Parse(Environment.GetEnvironmentVariable("INSTRUMENT_STORM_RUNS") ?? "12", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Rows_at_the_server_equal_rows_in_the_log_after_every_storm()
    {
        int seed = Seed.Random(output).Next();
        int requests = 0;
        long rows = 0;
        for (int number = 0; number < Runs; number++)
        {
            Random random = new(seed + number);
            await using FakeWandbServer server = await FakeWandbServer.StartAsync();
            server.Faults.StartRandom(new RandomFaults { Seed = seed + number, Probability = random.NextDouble() / 2 });
            using TemporaryDirectory directory = new();
            string id = $"storm{number}";
            string log = await RunAsync(server, directory, id, random);
            server.Faults.StopRandom();
            requests += server.Requests.Count;
            rows += Check(server, id, log, seed + number);
        }
        output.WriteLine($"{Runs} runs, {requests} requests, {rows} rows, none missing, none twice");
    }

    private static async Task<string> RunAsync(FakeWandbServer server, TemporaryDirectory directory, string id, Random random)
    {
        Run run = Wandb.Init(OnlineRun.Options(server, directory, id));
        int count = random.Next(1, 3000);
        for (int row = 0; row < count; row++)
        {
            run.Log([new("value", row), new("nested", new Dictionary<string, object?> { ["text"] = $"\"row\" {row}" })]);
            if (random.Next(400) == 0)
                await Task.Delay(random.Next(20));
        }
        RunReceipt receipt = await run.FinishAsync();
        Assert.Null(receipt.SendError);
        Assert.Equal((count, count, 0), (receipt.Kept, receipt.Sent, receipt.Pending));
        return run.LogPath!;
    }

    private static long Check(FakeWandbServer server, string id, string log, int seed)
    {
        Assert.True(server.Violations.Count == 0, $"seed {seed}: {string.Join('\n', server.Violations)}");
        RunState state = server.Run(id);
        using RunReader reader = RunReader.Open(log);
        double[] steps = [.. reader.ReadRows().Select(row => (double)row.Step)];
        Assert.Equal(steps, state.Values("_step"));
        Assert.Equal(Enumerable.Range(0, steps.Length).Select(row => (double)row), state.Values("value"));
        Assert.Equal(steps.Length - 1, state.SummaryValue("value"));
        Assert.Equal("finished", state.State);
        Assert.Equal(3, state.Files.Count);
        return steps.Length;
    }
}
