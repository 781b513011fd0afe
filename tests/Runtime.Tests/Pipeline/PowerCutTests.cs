using Instrument.Pipeline;
using Instrument.Records;
using Instrument.Rows;
using Instrument.Testing;
using Instrument.TransactionLog;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Pipeline;

/// <summary>
/// A model of the power going off: writes that were not synchronized are lost, torn or kept in any combination. What can be read then
/// is a beginning of the log, and with <see cref="RunOptions.Durability"/> it has all but the rows of the last interval.
/// </summary>
public sealed class PowerCutTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    [Fact]
    public void What_is_left_is_a_beginning_of_the_log_and_lacks_only_the_last_interval()
    {
        Random random = Seed.Random(output);
        for (int cut = 0; cut < 200; cut++)
            CutPower(random, Interval);
    }

    [Fact]
    public void Without_synchronization_what_is_left_is_a_beginning_of_the_log_all_the_same()
    {
        Random random = Seed.Random(output);
        for (int cut = 0; cut < 200; cut++)
            CutPower(random, interval: null);
    }

    private static void CutPower(Random random, TimeSpan? interval)
    {
        ManualTimeProvider time = new();
        using AutoResetEvent wake = new(false);
        using RowBuffer rows = RowBuffer.Create(RowMemory.Allocate(RowBufferLayout.BytesFor(1 << 18)), wake, TimeSpan.Zero);
        using PowerCutLogFile file = new();
        RecordLog log = new(new LogWriter(file, 0), "power");
        RunClock clock = new(time);
        LogDrain drain = new(rows, log, clock, time, new MetricTable(), NullLogger.Instance);
        DiskSync sync = new(interval, time, NullLogger.Instance);
        List<TimeSpan> loggedAt = [];
        TimeSpan now = TimeSpan.Zero;
        for (int tick = random.Next(1, 60); tick > 0; tick--)
        {
            for (int row = random.Next(60); row > 0; row--)
            {
                Log(rows, time, loggedAt.Count);
                loggedAt.Add(now);
            }
            time.Advance(Tick);
            now += Tick;
            Assert.True(drain.Drain());
            sync.Synchronize(log);
        }

        int left = ReadBeginning(file.CutPower(random));

        Assert.InRange(left, 0, loggedAt.Count);
        if (interval is { } limit)
            Assert.True(left >= loggedAt.Count(logged => now - logged > limit + Tick), $"{left} of {loggedAt.Count} rows are left");
    }

    private static void Log(RowBuffer rows, TimeProvider time, int number)
    {
        DynamicRow row = new(stackalloc byte[256]);
        row.Add("number", number);
        Assert.Equal(RowAppendResult.Kept, rows.Append(null, time.GetTimestamp(), RowHeader.NextStep, RowCommit.Default, row.Payload));
        row.Dispose();
    }

    /// <summary>Counts the rows before the first damage, as recovery reads a log, and checks that they are the first ones.</summary>
    private static int ReadBeginning(byte[] bytes)
    {
        using RecordReader reader = new(new LogReader(new MemoryStream(bytes)));
        int rows = 0;
        while (reader.Read().Record is { } record)
        {
            if (record.History is { } history)
                Assert.Equal($"{rows++}", history.Item.Single(item => item.NestedKey[0] == "number").ValueJson);
        }
        return rows;
    }
}
