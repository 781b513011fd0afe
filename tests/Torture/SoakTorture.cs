using System.Diagnostics;
using System.Globalization;
using Instrument.Testing;
using Instrument.Torture.Kill;

namespace Instrument.Torture;

/// <summary>A long steady run: memory stays flat, and every row is accounted for.</summary>
internal static class SoakTorture
{
    private const int RowsPerTick = 200;
    private const long AllowedGrowth = 24L << 20;

    /// <param name="count">Seconds.</param>
    /// <param name="seed">Not used: nothing here is random.</param>
    public static int Run(int count, int seed)
    {
        _ = seed;
        using TemporaryDirectory directory = new();
        Run run = Wandb.Init(new RunOptions { Directory = directory.Path, Project = "soak", Mode = RunMode.Offline, Quiet = true });
        KillMetrics metrics = new();
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(10));
        Stopwatch watch = Stopwatch.StartNew();
        long rows = 0;
        long early = 0;
        while (watch.Elapsed < TimeSpan.FromSeconds(count))
        {
            for (int i = 0; i < RowsPerTick; i++)
            {
                metrics.Set(0, (int)(rows++ % int.MaxValue));
                run.Log(metrics);
            }
            if (early == 0 && watch.Elapsed > TimeSpan.FromSeconds(count / 4.0))
                early = Environment.WorkingSet;
            timer.WaitForNextTickAsync().AsTask().Wait();
        }
        long growth = Environment.WorkingSet - early;
        RunReceipt receipt = run.Finish();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"seconds={count} rows={rows} kept={receipt.Kept} dropped={receipt.Dropped} working_set_mb={Environment.WorkingSet >> 20} growth_mb={growth / (1 << 20)}"));
        return receipt.Kept == rows && growth < AllowedGrowth ? 0 : 1;
    }
}
