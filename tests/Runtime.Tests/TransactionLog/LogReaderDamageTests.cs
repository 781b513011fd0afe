using Instrument.Testing;
using Instrument.TransactionLog;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.TransactionLog;

public sealed class LogReaderDamageTests(ITestOutputHelper output)
{
    private readonly Random _random = Seed.Random(output);

    [Fact]
    public void A_flipped_bit_costs_no_record_outside_its_block()
    {
        for (int round = 0; round < 200; round++)
        {
            byte[] log = LogBytes.Of(Records());
            List<ReadStep> sound = LogBytes.ReadAll(log);
            int bit = _random.Next(log.Length * 8);
            log[bit / 8] ^= (byte)(1 << (bit % 8));

            List<ReadStep> steps = LogBytes.ReadAll(log);

            AssertAccounted(log, sound, steps);
            AssertKept(sound, steps, bit / 8 / LogFormat.BlockSize);
        }
    }

    [Fact]
    public void A_flipped_bit_outside_of_lengths_costs_one_record()
    {
        for (int round = 0; round < 200; round++)
        {
            byte[] log = LogBytes.Of([.. Records(), [1], [2]]);
            List<ReadStep> sound = LogBytes.ReadAll(log);
            ReadStep hit = sound[_random.Next(sound.Count - 2)];
            // The checksum and the type of the record's first chunk, and the payload behind it.
            int at = (int)hit.Offset + _random.Next(3) switch { 0 => _random.Next(4), 1 => 6, _ => LogFormat.ChunkHeaderLength };
            log[at] ^= (byte)(1 << _random.Next(8));

            List<ReadStep> steps = LogBytes.ReadAll(log);

            AssertAccounted(log, sound, steps);
            Assert.Equal(
                sound.Where(step => step.Kind == LogReadKind.Record && step.Offset != hit.Offset).Select(step => step.Offset),
                steps.Where(step => step.Kind == LogReadKind.Record).Select(step => step.Offset));
        }
    }

    [Fact]
    public void Many_flipped_bits_never_give_a_record_that_was_not_written()
    {
        for (int round = 0; round < 150; round++)
        {
            byte[] log = LogBytes.Of(Records());
            List<ReadStep> sound = LogBytes.ReadAll(log);
            for (int flips = _random.Next(2, 40); flips > 0; flips--)
            {
                int bit = _random.Next(log.Length * 8);
                log[bit / 8] ^= (byte)(1 << (bit % 8));
            }

            AssertAccounted(log, sound, LogBytes.ReadAll(log));
        }
    }

    [Fact]
    public void A_zeroed_block_costs_only_itself()
    {
        for (int round = 0; round < 100; round++)
        {
            byte[] log = LogBytes.Of(Records());
            List<ReadStep> sound = LogBytes.ReadAll(log);
            int block = _random.Next((log.Length + LogFormat.BlockSize - 1) / LogFormat.BlockSize);
            log.AsSpan(block * LogFormat.BlockSize, Math.Min(LogFormat.BlockSize, log.Length - (block * LogFormat.BlockSize))).Clear();

            List<ReadStep> steps = LogBytes.ReadAll(log);

            AssertAccounted(log, sound, steps);
            AssertKept(sound, steps, block);
        }
    }

    [Fact]
    public void Noise_behind_a_file_header_ends()
    {
        for (int round = 0; round < 200; round++)
        {
            byte[] log = [.. LogFormat.FileHeader, .. LogBytes.Random(_random, _random.Next(150_000))];

            AssertAccounted(log, [], LogBytes.ReadAll(log));
        }
    }

    private List<byte[]> Records()
    {
        var records = new List<byte[]>();
        for (int count = _random.Next(1, 60); count > 0; count--)
            records.Add(LogBytes.Random(_random, _random.Next(1, _random.Next(5) == 0 ? 60_000 : 4000)));
        return records;
    }

    // Each byte up to the end belongs to a record, to padding or to a damage; records are some of the sound ones, in order.
    private static void AssertAccounted(byte[] log, List<ReadStep> sound, List<ReadStep> steps)
    {
        long position = 0;
        int next = 0;
        foreach (ReadStep step in steps)
        {
            Assert.InRange(step.Offset - position, 0, LogFormat.FileHeaderLength);
            if (step.Kind == LogReadKind.Record)
            {
                next = sound.FindIndex(next, written => written.Record.AsSpan().SequenceEqual(step.Record)) + 1;
                Assert.NotEqual(0, next);
            }
            if (step.Kind == LogReadKind.Corrupt)
            {
                Assert.True(step.SkippedBytes > 0);
                Assert.Equal(Math.Min(step.Position, log.Length), step.Offset + step.SkippedBytes);
            }
            position = step.Position;
        }
        if (steps[^1].Kind == LogReadKind.End && log.AsSpan((int)Math.Min(position, log.Length)).ContainsAnyExcept((byte)0))
            Assert.Fail($"An end at {position} of {log.Length}.");
    }

    private static void AssertKept(List<ReadStep> sound, List<ReadStep> steps, int damagedBlock)
    {
        long start = (long)damagedBlock * LogFormat.BlockSize;
        IEnumerable<long> expected = sound
            .Where(step => step.Kind == LogReadKind.Record && (step.Position <= start || step.Offset >= start + LogFormat.BlockSize))
            .Select(step => step.Offset);
        Assert.Subset(steps.Where(step => step.Kind == LogReadKind.Record).Select(step => step.Offset).ToHashSet(), expected.ToHashSet());
    }
}
