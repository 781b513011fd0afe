using System.Globalization;
using Instrument.Generated;
using Instrument.Pipeline;
using Instrument.Records;
using Instrument.Rows;
using Instrument.TransactionLog;
using Microsoft.Extensions.Logging.Abstractions;

namespace Instrument.Torture.Disk;

/// <summary>Law L5 on a bad disk: logged = kept + dropped, and what is kept is in the log, in order.</summary>
internal static class DiskTorture
{
    // A run on a disk that stays full ends after five seconds; one in memory takes none.
    private const int RunsPerMount = 10;

    private static readonly MetricSchema Schema = new("Torture.Disk", [new MetricField("number", MetricKind.Int64)]);

    public static int Run(int count, int seed)
    {
        Random random = new(seed);
        long logged = 0, kept = 0, dropped = 0, unaccounted = 0, wrong = 0;
        int refused = 0, mounted = 0;
        long recovered = 0;
        for (int run = 0; run < count; run++)
        {
            using FailingLogFile file = new(random, fullAt: random.Next(2) == 0 ? random.Next(2_000, 200_000) : null);
            LogOutcome outcome = Log(file, random.Next(1, 3_000), out long calls, out long notTaken);
            refused += file.Refused;
            long inLog = CountRows(file.ToArray(), ref wrong);
            logged += calls;
            kept += outcome.RowsKept;
            dropped += notTaken + outcome.RowsTaken - outcome.RowsKept;
            unaccounted += Math.Abs(calls - notTaken - outcome.RowsTaken) + Math.Abs(inLog - outcome.RowsKept);
        }
        for (int run = 0; run < (count + RunsPerMount - 1) / RunsPerMount; run++)
        {
            using SmallDisk? disk = SmallDisk.TryMount(random.Next(16, 8192) * 1024);
            if (disk is null)
                break;
            mounted++;
            SmallDiskRun small = new(disk, random);
            small.Run();
            logged += small.Logged;
            kept += small.Kept;
            dropped += small.Dropped;
            recovered += small.Recovered;
            unaccounted += small.Unaccounted;
            wrong += small.Wrong;
        }
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"runs={count} mounted={mounted} refused={refused} logged={logged} kept={kept} dropped={dropped} recovered={recovered} unaccounted={unaccounted} wrong={wrong}"));
        return unaccounted + wrong == 0 ? 0 : 1;
    }

    private static LogOutcome Log(FailingLogFile file, int rows, out long calls, out long notTaken)
    {
        using AutoResetEvent wake = new(false);
        using RowBuffer buffer = RowBuffer.Create(RowMemory.Allocate(RowBufferLayout.BytesFor(16 * 1024)), wake, TimeSpan.FromMilliseconds(1));
        RecordLog log = new(new LogWriter(file, 0), "disk");
        RunClock clock = new(TimeProvider.System);
        LogLoop loop = new(buffer, log, clock, new DiskSync(null, TimeProvider.System, NullLogger.Instance), TimeProvider.System, wake, NullLogger.Instance, "disk", () => new TelemetryRecord(), new DropCounts())
        {
            FinalAttempts = 3,
        };
        file.IsFailing = true;
        loop.Start();
        calls = rows;
        notTaken = 0;
        Span<byte> value = stackalloc byte[sizeof(long)];
        for (long number = 0; number < rows; number++)
        {
            BitConverter.TryWriteBytes(value, number);
            if (buffer.Append(Schema, clock.Now, RowHeader.NextStep, RowCommit.Default, value) != RowAppendResult.Kept)
                notTaken++;
        }
        buffer.Close();
        loop.Finish(0);
        return loop.Join();
    }

    private static long CountRows(byte[] bytes, ref long wrong)
    {
        using RecordReader reader = new(new LogReader(new MemoryStream(bytes)));
        long rows = 0;
        long last = -1;
        while (reader.Read() is { Record: { } record })
        {
            if (record.History is not { } history)
                continue;
            long number = long.Parse(history.Item.Single(item => item.NestedKey[0] == "number").ValueJson, CultureInfo.InvariantCulture);
            if (number <= last)
                wrong++;
            last = number;
            rows++;
        }
        return rows;
    }

    /// <summary>A disk that refuses one write in three, sometimes half-way, and may be full from some length on.</summary>
    private sealed class FailingLogFile(Random random, int? fullAt) : MemoryLogFile
    {
        public int Refused { get; private set; }

        public bool IsFailing { get; set; }

        public override void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            bool isFull = offset + bytes.Length > fullAt;
            if (!IsFailing || (!isFull && random.Next(3) != 0))
            {
                base.Write(offset, bytes);
                return;
            }
            Refused++;
            int room = isFull ? (int)Math.Max(0, fullAt!.Value - offset) : bytes.Length;
            base.Write(offset, bytes[..random.Next(room + 1)]);
            throw new IOException(isFull ? "No space left on device" : "Input/output error");
        }
    }
}
