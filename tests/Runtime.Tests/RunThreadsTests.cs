using System.Globalization;
using Instrument.Testing;

namespace Instrument.Runtime.Tests;

/// <summary>Law L5 with many threads: every row that a call took is in the log, also when the run ends under their feet.</summary>
public sealed class RunThreadsTests : IDisposable
{
    private const int Threads = 8;
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Rows_of_many_threads_are_all_in_the_log_in_each_threads_order()
    {
        const int RowsPerThread = 5000;
        Run run = TestRun.Start(_directory.Path, rowBufferBytes: 4096);
        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, thread =>
        {
            for (int row = 0; row < RowsPerThread; row++)
                run.Log("thread" + thread.ToString(CultureInfo.InvariantCulture), row);
        });

        RunReceipt receipt = run.Finish();

        Assert.Equal((Threads * RowsPerThread, 0), (receipt.Kept, receipt.Dropped));
        List<Dictionary<string, string>> rows = HistoryRows.Of(run.LogPath!);
        Assert.Equal(Enumerable.Range(0, Threads * RowsPerThread).Select(step => $"{step}"), rows.Select(row => row["_step"]));
        for (int thread = 0; thread < Threads; thread++)
        {
            IEnumerable<string> values = rows.Select(row => row.GetValueOrDefault($"thread{thread}")).OfType<string>();
            Assert.Equal(Enumerable.Range(0, RowsPerThread).Select(row => $"{row}"), values);
        }
    }

    [Fact]
    public void A_run_that_ends_while_threads_log_keeps_exactly_the_rows_it_took()
    {
        for (int round = 0; round < 20; round++)
        {
            Run run = TestRun.Start(_directory.Path, id: $"round{round}", rowBufferBytes: 4096);
            long taken = 0;
            List<Exception> errors = [];
            Thread[] threads = [.. Enumerable.Range(0, 4).Select(_ => new Thread(() => LogUntilTheEnd(run, ref taken, errors)))];
            foreach (Thread thread in threads)
                thread.Start();
            SpinWait.SpinUntil(() => Interlocked.Read(ref taken) > 200);

            RunReceipt receipt = run.Finish();

            foreach (Thread thread in threads)
                thread.Join();
            Assert.Equal((taken, 0), (receipt.Kept, receipt.Dropped));
            Assert.Equal(taken, HistoryRows.Of(run.LogPath!).Count);
            Assert.Equal(4, errors.Count);
            Assert.All(errors, error => Assert.Contains("has finished, so this row was not logged", Assert.IsType<ObjectDisposedException>(error).Message, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Rows_that_find_no_room_are_dropped_with_a_count()
    {
        const int Rows = 20_000;
        Run run = Wandb.Init(TestRun.Options(_directory.Path, rowBufferBytes: 4096, patience: TimeSpan.Zero));
        for (int row = 0; row < Rows; row++)
            run.Log("value", row);

        RunReceipt receipt = run.Finish();

        Assert.Equal(Rows, receipt.Logged);
        Assert.Equal(receipt.Waits, receipt.DroppedByReason.GetValueOrDefault(DropReason.BufferFull));
        Assert.Equal(receipt.Kept, HistoryRows.Of(run.LogPath!).Count);
    }

    private static void LogUntilTheEnd(Run run, ref long taken, List<Exception> errors)
    {
        try
        {
            while (true)
            {
                run.Log("value", 1.0);
                Interlocked.Increment(ref taken);
            }
        }
        catch (Exception error)
        {
            lock (errors)
                errors.Add(error);
        }
    }
}
