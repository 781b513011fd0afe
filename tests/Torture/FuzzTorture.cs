using System.Globalization;
using Instrument.Generated;
using Instrument.Pipeline;
using Instrument.Records;
using Instrument.Rows;
using Instrument.Testing;
using Instrument.TransactionLog;
using Microsoft.Extensions.Logging.Abstractions;

namespace Instrument.Torture;

/// <summary>Random damage of any amount: reader and recovery come to an end without an exception.</summary>
internal static class FuzzTorture
{
    // Recovery works on files of a megabyte, the reader on a few kilobytes in memory.
    private const int ReadsPerRecovery = 200;

    private static readonly MetricSchema Schema = new("Torture.Fuzz", [new MetricField("a", MetricKind.Double), new MetricField("b", MetricKind.String)]);

    public static int Run(int count, int seed)
    {
        Random random = new(seed);
        SampleLog log = new(random, 12);
        using TemporaryDirectory directory = new();
        string path = directory.File("run-fuzz.rows");
        byte[] rows = RowsOfKilledProcess(path);
        byte[] values = File.ReadAllBytes(path + ".1");
        int reads = 0, recoveries = 0, crashes = 0;
        for (int i = 0; i < count; i++)
        {
            try
            {
                if (i % ReadsPerRecovery == 0)
                {
                    recoveries++;
                    Recover(path, rows, values, random);
                }
                else
                {
                    reads++;
                    Read(Damage(log.Bytes, log.Bytes.Length, random));
                }
            }
#pragma warning disable CA1031 // Any exception is the violation that is looked for.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                crashes++;
                Console.Error.WriteLine($"seed {seed}, case {i}: {exception}");
            }
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"reads={reads} recoveries={recoveries} crashes={crashes}"));
        return crashes == 0 ? 0 : 1;
    }

    private static void Read(byte[] bytes)
    {
        using RecordReader reader = new(new LogReader(new MemoryStream(bytes)));
        while (reader.Read().Kind is not (LogReadKind.End or LogReadKind.Incomplete))
        {
        }
    }

    private static void Recover(string path, byte[] rows, byte[] values, Random random)
    {
        // Damage where something is: header, schemas, or rows.
        byte[] damaged = [.. rows];
        (int start, int length) = random.Next(3) switch
        {
            0 => (0, 512),
            1 => (RowBufferLayout.SchemaOffset, 128),
            _ => (RowBufferLayout.RingOffset, 4096),
        };
        byte[] part = Damage(damaged[start..(start + length)], length, random);
        part.AsSpan(0, Math.Min(part.Length, length)).CopyTo(damaged.AsSpan(start));
        File.WriteAllBytes(path, damaged);
        File.WriteAllBytes(path + ".1", random.Next(2) == 0 ? values : Damage(values, values.Length, random));
        using (LogWriter writer = new(DiskLogFileOf(Path.ChangeExtension(path, ".wandb")), 0))
        {
            RecordLog log = new(writer, "fuzz");
            log.AppendClient(new Record { Run = new RunRecord { RunId = "fuzz" } });
        }
        RunRecovery.Recover(path, TimeProvider.System, NullLogger.Instance);
    }

    private static DiskLogFile DiskLogFileOf(string path)
    {
        File.Delete(path);
        return DiskLogFile.Create(path);
    }

    // One of them is too large for the buffer, and its values lie in a file of their own.
    private static byte[] RowsOfKilledProcess(string path)
    {
        using AutoResetEvent wake = new(false);
        using RowMemory memory = RowMemory.Allocate(RowBufferLayout.BytesFor(4096));
        using RowBuffer buffer = RowBuffer.Create(memory, wake, TimeSpan.Zero, new SpillFiles(path));
        buffer.Store(new RunClock(TimeProvider.System).State);
        byte[] payload = new byte[32];
        payload[0] = 1;
        payload[16] = 5;
        for (int row = 0; row < 40; row++)
            buffer.Append(row % 7 == 0 ? null : Schema, row, row % 5 == 0 ? row : RowHeader.NextStep, RowCommit.Default, row % 7 == 0 ? [] : payload);
        DynamicRow large = new(stackalloc byte[256]);
        large.Add("text", new string('x', 2000));
        buffer.Append(null, 40, RowHeader.NextStep, RowCommit.Default, large.Payload);
        large.Dispose();
        buffer.Release(0, 40);
        return RowMemoryBytes.Copy(memory);
    }

    private static byte[] Damage(byte[] original, int length, Random random)
    {
        byte[] bytes = [.. original];
        for (int change = random.Next(1, 6); change > 0; change--)
        {
            int at = random.Next(length);
            switch (random.Next(4))
            {
                case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: bytes[at] = (byte)random.Next(256); break;
                case 2: random.NextBytes(bytes.AsSpan(at, Math.Min(random.Next(64), length - at))); break;
                default: bytes.AsSpan(at, Math.Min(random.Next(64), length - at)).Clear(); break;
            }
        }
        return random.Next(4) == 0 ? bytes[..random.Next(bytes.Length + 1)] : bytes;
    }
}
