using Instrument.Media;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Media;

/// <summary>The hand-over of values from many callers to the log thread, with a bound on what they hold.</summary>
public sealed class ValueQueueTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Forever = TimeSpan.FromDays(30);

    // One byte more than the file itself.
    private static readonly Html Value = new(new string('x', 1000), inject: false);

    [Fact]
    public void What_waits_is_bounded_however_many_threads_log()
    {
        const int Threads = 8;
        const int RowsPerThread = 3000;
        const long Capacity = 20_000;
        ValueQueue queue = new(Capacity, Forever);
        List<long> tickets = [];
        long most = 0;
        using CancellationTokenSource end = new();
        Thread consumer = new(() =>
        {
            while (!end.IsCancellationRequested || Count() != 0)
            {
                most = Math.Max(most, queue.HeldBytes);
                if (Take() is { } ticket)
                {
                    Assert.Same(Value, queue.Find(ticket)![0]);
                    queue.Remove(ticket);
                }
                else
                {
                    Thread.Yield();
                }
            }
        });
        consumer.Start();

        Thread[] producers = [.. Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            for (int i = 0; i < RowsPerThread; i++)
            {
                ValueRow row = queue.Begin();
                row.Add(Value);
                queue.Add(row);
                lock (tickets)
                    tickets.Add(row.Ticket);
            }
        }))];
        foreach (Thread producer in producers)
            producer.Start();
        foreach (Thread producer in producers)
            producer.Join();
        end.Cancel();
        consumer.Join();

        output.WriteLine($"at most {most} bytes, {queue.Waits} waits");
        Assert.Equal(0, queue.HeldBytes);
        // A row that began below the bound may still be added: one for each thread.
        Assert.InRange(most, 1, Capacity + (Threads * Value.HeldBytes));
        Assert.True(queue.Waits > 0);

        int Count()
        {
            lock (tickets)
                return tickets.Count;
        }

        long? Take()
        {
            lock (tickets)
            {
                if (tickets.Count == 0)
                    return null;
                long ticket = tickets[^1];
                tickets.RemoveAt(tickets.Count - 1);
                return ticket;
            }
        }
    }

    [Fact]
    public void A_call_does_not_wait_longer_than_it_has_patience()
    {
        ValueQueue queue = new(capacity: 1, patience: TimeSpan.Zero);
        ValueRow first = queue.Begin();
        first.Add(Value);
        queue.Add(first);

        ValueRow second = queue.Begin();
        second.Add(Value);
        queue.Add(second);

        Assert.Equal((1L, 2 * Value.HeldBytes), (queue.Waits, queue.HeldBytes));
    }

    [Fact]
    public void The_end_of_a_run_lets_all_values_and_all_who_wait_go()
    {
        ValueQueue queue = new(capacity: 1, Forever);
        ValueRow first = queue.Begin();
        first.Add(Value);
        queue.Add(first);
        Thread waiting = new(() => queue.Add(queue.Begin()));
        waiting.Start();
        Assert.True(SpinWait.SpinUntil(() => queue.Waits != 0, TimeSpan.FromMinutes(1)));

        queue.Close();

        Assert.True(waiting.Join(TimeSpan.FromMinutes(1)));
        Assert.Null(queue.Find(first.Ticket));
        Assert.Equal(0, queue.HeldBytes);
    }

    [Fact]
    public void A_run_with_little_room_keeps_every_image_of_every_thread()
    {
        const int Threads = 6;
        const int RowsPerThread = 60;
        using TemporaryDirectory directory = new();
        using Run run = Wandb.Init(TestRun.Options(directory.Path, valueBytes: 2000));

        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, thread =>
        {
            for (int i = 0; i < RowsPerThread; i++)
            {
                Image image = new([(byte)thread, (byte)i, 3, 4], 2, 2, PixelFormat.Grey, new() { Caption = $"{thread}/{i}" });
                run.Log(new Dictionary<string, object?> { ["thread"] = thread, ["i"] = i, ["image"] = image });
            }
        });
        RunReceipt receipt = run.Finish();

        List<Dictionary<string, string>> rows = HistoryRows.Of(run.LogPath!);
        Assert.Equal((Threads * RowsPerThread, 0L, 0L), ((int)receipt.Kept, receipt.Dropped, receipt.ValuesLeftOut));
        Assert.All(rows, row => Assert.Equal($"\"{row["thread"]}/{row["i"]}\"", row["image.caption"]));
        Assert.All(rows, row => Assert.True(File.Exists(Path.Combine(run.Directory!, "files", row["image.path"].Trim('"')))));
    }
}
