using System.Globalization;
using Instrument.Records;
using Instrument.Testing;
using Instrument.Torture.Kill;

namespace Instrument.Torture;

/// <summary>Eight threads log into one run: all rows are there once, and each thread's in its order.</summary>
internal static class ThreadsTorture
{
    private const int Threads = 8;

    /// <param name="count">Rows of each thread, in hundreds.</param>
    /// <param name="seed">Decides how the threads pause.</param>
    public static int Run(int count, int seed)
    {
        int rows = count * 100;
        using TemporaryDirectory directory = new();
        Run run = Wandb.Init(new RunOptions { Directory = directory.Path, Project = "threads", Mode = RunMode.Offline, Quiet = true, RowBufferBytes = 64 * 1024 });
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(series => new Thread(() => Log(run, series, rows, new Random(seed + series))))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        RunReceipt receipt = run.Finish();
        int[] next = new int[Threads];
        int reordered = 0;
        foreach (HistoryRecord history in LogDecoder.Decode(run.LogPath!).Where(record => record.History is not null).Select(record => record.History))
        {
            Dictionary<string, string> row = history.Item.ToDictionary(item => item.NestedKey.Single(), item => item.ValueJson);
            int series = int.Parse(row["series"], CultureInfo.InvariantCulture);
            if (int.Parse(row["number"], CultureInfo.InvariantCulture) != next[series]++)
                reordered++;
        }
        long lost = Threads * (long)rows - next.Sum();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"threads={Threads} rows={Threads * (long)rows} lost={lost} reordered={reordered} dropped={receipt.Dropped} waits={receipt.Waits}"));
        return lost + reordered + receipt.Dropped == 0 ? 0 : 1;
    }

    private static void Log(Run run, int series, int rows, Random random)
    {
        KillMetrics metrics = new();
        for (int number = 0; number < rows; number++)
        {
            metrics.Set(series, number);
            run.Log(metrics);
            if (random.Next(1000) == 0)
                Thread.Yield();
        }
    }
}
