using System.Globalization;
using Instrument.Benchmarks.Measuring;
using Instrument.Benchmarks.Subjects;

namespace Instrument.Benchmarks.Gate;

/// <summary>
/// Logs a million rows of eight into an online run whose server goes away after its first request and comes back at the end, in a process of
/// its own, and tells how much memory that process had.
/// </summary>
/// <param name="EarlyMegabytes">The working set after the first fifth of the rows.</param>
/// <param name="LateMegabytes">The working set after all of them.</param>
/// <param name="Sent">Rows that the server has accepted in the end.</param>
internal sealed record AwayRun(double EarlyMegabytes, double LateMegabytes, long Sent)
{
    /// <summary>The command with which this program starts itself.</summary>
    public const string Command = "away-run";

    /// <summary>Rows of a full measurement.</summary>
    public const int Rows = 1_000_000;

    /// <summary>The result of such a process.</summary>
    public static AwayRun Start(int rows)
    {
        double[] numbers = MeasuredProcess.Run(Command, rows);
        return new AwayRun(numbers[0], numbers[1], (long)numbers[2]);
    }

    /// <summary>What the process does.</summary>
    public static void Log(int rows, TextWriter output)
    {
        using TemporaryFolder folder = new();
        using SinkServer server = new();
        Run run = Wandb.Init(new RunOptions
        {
            Project = "benchmarks",
            RunId = SinkServer.RunId,
            Directory = folder.Path,
            ApiKey = new string('a', 40),
            BaseUrl = server.BaseUrl,
            Quiet = true,
            Reinit = Reinit.CreateNew,
            EnvironmentVariable = Quick,
        });
        Row8[] values = Row8.Random(1024);
        LogBurst.LogInTurn(run, values, 1);
        SpinWait.SpinUntil(() => server.StreamRequests != 0);
        server.IsAway = true;
        LogBurst.LogInTurn(run, values, rows / 5);
        WaitUntilRefused(server);
        double early = WorkingSet();
        LogBurst.LogInTurn(run, values, rows - rows / 5);
        WaitUntilRefused(server);
        double late = WorkingSet();
        server.IsAway = false;
        RunReceipt receipt = run.Finish();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{early} {late} {receipt.Sent - 1}"));
    }

    // Two attempts: at the second one the request holds all that it can.
    private static void WaitUntilRefused(SinkServer server)
    {
        long refused = server.RefusedRequests;
        SpinWait.SpinUntil(() => server.RefusedRequests >= refused + 2);
    }

    // So that a server which is back is noticed at once.
    private static string? Quick(string name) => name switch
    {
        "WANDB_X_FILE_STREAM_RETRY_WAIT_MIN_SECONDS" or "WANDB_X_FILE_STREAM_RETRY_WAIT_MAX_SECONDS" => "0.1",
        "WANDB_X_FILE_STREAM_TRANSMIT_INTERVAL" => "0.1",
        _ => null,
    };

    private static double WorkingSet()
    {
        // What nobody holds any more is no growth: when the collector takes it is chance.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return MeasuredProcess.Megabytes(process => process.WorkingSet64);
    }
}
