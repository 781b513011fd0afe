using System.Globalization;
using Instrument.Integration.Tests.Processes;
using Instrument.Reading;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Integration.Tests.Online;

/// <summary>Processes that are killed while they send their run, and resume it.</summary>
public sealed class KilledOnlineRunTests(ITestOutputHelper output)
{
    // The long form: INSTRUMENT_KILLED_RUNS=50.
    private static readonly int Runs = int.Parse(Environment.GetEnvironmentVariable("INSTRUMENT_KILLED_RUNS") ?? "3", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_run_that_is_killed_and_resumed_has_each_row_of_each_process_once_and_in_order()
    {
        int seed = Seed.Random(output).Next();
        int kills = 0;
        for (int number = 0; number < Runs; number++)
        {
            Random random = new(seed + number);
            await using FakeWandbServer server = await FakeWandbServer.StartAsync();
            server.Faults.StartRandom(new RandomFaults { Seed = seed + number, Probability = random.NextDouble() / 3 });
            using TemporaryDirectory directory = new();
            Dictionary<string, string> environment = OnlineRun.ProcessEnvironment(server);
            for (int process = random.Next(1, 4); process > 0; process--, kills++)
            {
                using ChildProcess killed = new("wait", random.Next(1, 5000), directory: directory, environment: environment);
                await killed.WaitForAsync("logged");
                await Task.Delay(random.Next(300));
                killed.Kill();
                await killed.WaitForExitAsync();
            }
            using ChildProcess last = new("finish", random.Next(1, 5000), directory: directory, environment: environment);
            Assert.Equal(0, await last.WaitForExitAsync());
            Check(server, directory, await last.ErrorText, seed + number);
        }
        output.WriteLine($"{Runs} runs, {kills} kills");
    }

    private static void Check(FakeWandbServer server, TemporaryDirectory directory, string errorText, int seed)
    {
        Assert.True(server.Violations.Count == 0, $"seed {seed}: {string.Join('\n', server.Violations)}");
        RunState state = server.Run("childrun");
        List<double> rows = [];
        foreach (string fragment in Directory.GetDirectories(directory.File("wandb"), "run-*").Order(StringComparer.Ordinal))
        {
            using RunReader reader = RunReader.Open(Path.Combine(fragment, "run-childrun.wandb"));
            rows.AddRange(reader.ReadColumns("row")[0].Values.ToArray());
        }
        Assert.Equal(rows, state.Values("row"));
        Assert.Equal(Enumerable.Range(0, rows.Count).Select(step => (double)step), state.Values("_step"));
        Assert.Equal("finished", state.State);
        Assert.DoesNotContain(server.ApiKey, errorText, StringComparison.Ordinal);
    }
}
