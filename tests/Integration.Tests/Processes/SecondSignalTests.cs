using System.Diagnostics;
using Instrument.Http;
using Instrument.Integration.Tests.Offline;
using Instrument.Integration.Tests.Online;
using Instrument.Records;
using Instrument.Settings;
using Instrument.Shipping;
using Instrument.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Record = Instrument.Records.Record;

namespace Instrument.Integration.Tests.Processes;

/// <summary>Ctrl-C, and again, while the server does not answer: the first signal ends the run, the second one the process.</summary>
public sealed class SecondSignalTests
{
    private const int Rows = 2000;

    // The run would wait for its server for a minute.
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task The_second_signal_ends_the_process_at_once_and_the_log_has_everything(string signal)
    {
        // Windows has no such signals between processes.
        Assert.False(OperatingSystem.IsWindows());
        using TemporaryDirectory directory = new();
        await using FakeWandbServer server = await FakeWandbServer.StartAsync();
        FaultRule silence = server.Faults.Add(FakeRoute.GraphQL, Fault.Hang(), times: null);
        using ChildProcess child = new("wait", Rows, directory: directory, environment: OnlineRun.ProcessEnvironment(server).Where(variable => variable.Key != "WANDB_RESUME"));
        await child.WaitForAsync("logged");
        string log = Path.Combine(Directory.GetDirectories(directory.File("wandb"), "run-*").Single(), "run-childrun.wandb");

        await child.SignalAsync(signal);
        await WaitForExitRecordAsync(log);
        Assert.False(child.HasExited);
        long second = Stopwatch.GetTimestamp();
        await child.SignalAsync(signal);
        await child.WaitForExitAsync();

        Assert.True(Stopwatch.GetElapsedTime(second) < AtOnce, "The second signal did not end the process.");
        IReadOnlyList<Record> records = LogDecoder.Decode(log);
        Assert.Equal(Rows, OfflineRun.History(records).Count);
        Assert.Equal(signal == "INT" ? 130 : 143, Assert.Single(records, record => record.Exit is not null).Exit.ExitCode);
        silence.Lift();
        Assert.True((await ShipAsync(server, log)).IsComplete);
        Assert.Equal(Enumerable.Range(0, Rows).Select(row => (double)row), server.Run("childrun").Values("row"));
        Assert.Equal("failed", server.Run("childrun").State);
    }

    private static async Task WaitForExitRecordAsync(string log)
    {
        long started = Stopwatch.GetTimestamp();
        while (!HasExit(log))
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromMinutes(2), "The first signal did not end the run.");
            await Task.Yield();
        }
    }

    private static bool HasExit(string log)
    {
        using RecordReader reader = RecordReader.Open(log);
        while (reader.Read().Record is { } record)
        {
            if (record.Exit is not null)
                return true;
        }
        return false;
    }

    // As `instrument sync` does it.
    private static async Task<ShipOutcome> ShipAsync(FakeWandbServer server, string log)
    {
        Assert.True(ApiKey.TryParse(server.ApiKey, out ApiKey? key, out _));
        ServerSettings settings = new() { Address = ServerAddress.Create(new Uri(server.BaseUrl), null), ApiKey = key };
        using WandbApi api = new(settings, TimeProvider.System, NullLogger.Instance);
        using ShipSignal signal = new();
        signal.CompleteLog();
        ShipContext context = new(log, api, new ShipperOptions(), signal, new ShipProgress(TimeProvider.System), TimeProvider.System, NullLogger.Instance);
        return await new RunShipper(context).RunAsync(CancellationToken.None);
    }
}
