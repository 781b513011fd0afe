using Instrument.TransactionLog;

namespace Instrument.Runtime.Tests.TransactionLog;

/// <summary>The table of docs/wire/records.md §1.9, a row a test.</summary>
public sealed class LogReaderTests
{
    private static readonly byte[] One = "one"u8.ToArray();
    private static readonly byte[] Two = "two"u8.ToArray();

    [Fact]
    public void An_empty_file_is_at_its_end() => Says(LogReadKind.End, []);

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public void A_part_of_the_file_header_is_incomplete(int length) => Says(LogReadKind.Incomplete, LogBytes.Of()[..length]);

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void A_wrong_ident_magic_or_version_is_corrupt(int at)
    {
        byte[] log = LogBytes.Of(One);
        log[at]++;

        List<ReadStep> steps = LogBytes.ReadAll(log);

        AssertCorrupt(steps[0], 0, LogDamage.BadFileHeader, log.Length);
        Assert.Equal(LogReadKind.End, Assert.Single(steps[1..]).Kind);
    }

    [Fact]
    public void A_header_alone_is_a_log_without_records() => Says(LogReadKind.End, LogBytes.Of());

    [Fact]
    public void A_log_ends_after_its_last_record()
    {
        List<ReadStep> steps = LogBytes.ReadAll(LogBytes.Of(One, Two));

        Assert.Equal([LogReadKind.Record, LogReadKind.Record, LogReadKind.End], steps.Select(step => step.Kind));
        Assert.Equal([One, Two], steps[..2].Select(step => step.Record));
        Assert.Equal([7, 17, 27], steps.Select(step => step.Offset));
    }

    [Theory]
    [InlineData(18)]
    [InlineData(23)]
    [InlineData(24)]
    [InlineData(26)]
    public void A_log_that_ends_inside_a_chunk_is_incomplete(int length)
    {
        List<ReadStep> steps = LogBytes.ReadAll(LogBytes.Of(One, Two)[..length]);

        Assert.Equal([LogReadKind.Record, LogReadKind.Incomplete], steps.Select(step => step.Kind));
        Assert.Equal(17, steps[1].Offset);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_record_cut_at_the_end_of_a_block_is_incomplete(int blocks)
    {
        byte[] log = LogBytes.Of(One, LogBytes.Repeat(80_000));

        List<ReadStep> steps = LogBytes.ReadAll(log[..(blocks * LogFormat.BlockSize)]);

        Assert.Equal([LogReadKind.Record, LogReadKind.Incomplete], steps.Select(step => step.Kind));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(6, 0)]
    [InlineData(6, 0xAB)]
    public void A_few_bytes_after_the_last_chunk_are_incomplete(int count, byte value) =>
        Says(LogReadKind.Incomplete, [.. LogBytes.Of(), .. LogBytes.Repeat(count, value)]);

    [Theory]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(LogFormat.BlockSize - 17)]
    [InlineData((4 * LogFormat.BlockSize) - 17)]
    public void A_tail_of_zeros_is_the_end(int zeros)
    {
        List<ReadStep> steps = LogBytes.ReadAll([.. LogBytes.Of(One), .. new byte[zeros]]);

        Assert.Equal([LogReadKind.Record, LogReadKind.End], steps.Select(step => step.Kind));
        Assert.Equal(17, steps[1].Position);
    }

    [Fact]
    public void A_record_that_goes_over_into_a_tail_of_zeros_is_incomplete()
    {
        byte[] log = [.. LogBytes.Of(One, LogBytes.Repeat(40_000))[..LogFormat.BlockSize], .. new byte[LogFormat.BlockSize + 500]];

        List<ReadStep> steps = LogBytes.ReadAll(log);

        Assert.Equal([LogReadKind.Record, LogReadKind.Incomplete], steps.Select(step => step.Kind));
        Assert.Equal(17, steps[1].Offset);
    }

    [Fact]
    public void Part_of_a_chunk_after_zeros_is_incomplete()
    {
        List<ReadStep> steps = LogBytes.ReadAll([.. LogBytes.Of(One), .. new byte[LogFormat.BlockSize - 17], 1, 2, 3]);

        Assert.Equal([LogReadKind.Record, LogReadKind.Incomplete], steps.Select(step => step.Kind));
    }

    [Fact]
    public void Zeros_before_data_are_corrupt()
    {
        byte[] log = [.. LogBytes.Of(One), .. new byte[LogFormat.BlockSize - 17], .. LogBytes.Framed(LogFormat.BlockSize, Two)];

        List<ReadStep> steps = LogBytes.ReadAll(log);

        Assert.Equal([LogReadKind.Record, LogReadKind.Corrupt, LogReadKind.Record, LogReadKind.End], steps.Select(step => step.Kind));
        AssertCorrupt(steps[1], 17, LogDamage.ZeroedArea, LogFormat.BlockSize - 17);
        Assert.Equal(Two, steps[2].Record);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(13)]
    [InlineData(16)]
    public void A_bad_checksum_costs_its_record_only(int at)
    {
        byte[] log = LogBytes.Of(One, Two, LogBytes.Repeat(LogFormat.BlockSize - 27 - 7), LogBytes.Repeat(3));
        log[at] ^= 0x10;

        List<ReadStep> steps = LogBytes.ReadAll(log);

        Assert.Equal([LogReadKind.Corrupt, LogReadKind.Record, LogReadKind.Record, LogReadKind.Record, LogReadKind.End], steps.Select(step => step.Kind));
        AssertCorrupt(steps[0], 7, LogDamage.ChecksumMismatch, 10);
        Assert.Equal(Two, steps[1].Record);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void A_bad_length_costs_the_rest_of_its_block(int at)
    {
        byte[] log = LogBytes.Of(One, Two, LogBytes.Repeat(LogFormat.BlockSize - 27 - 7), LogBytes.Repeat(3));
        log[at] ^= 0x10;

        List<ReadStep> steps = LogBytes.ReadAll(log);

        Assert.Equal([LogReadKind.Corrupt, LogReadKind.Record, LogReadKind.End], steps.Select(step => step.Kind));
        AssertCorrupt(steps[0], 7, LogDamage.ChecksumMismatch, LogFormat.BlockSize - 7);
        Assert.Equal(LogBytes.Repeat(3), steps[1].Record);
    }

    [Fact]
    public void A_bad_checksum_within_a_record_of_several_chunks_costs_that_record_only()
    {
        byte[] log = LogBytes.Of(One, LogBytes.Repeat(100_000), Two);
        log[50_000] ^= 0x10;

        List<ReadStep> steps = LogBytes.ReadAll(log);

        Assert.Equal([LogReadKind.Record, LogReadKind.Corrupt, LogReadKind.Record, LogReadKind.End], steps.Select(step => step.Kind));
        AssertCorrupt(steps[1], 17, LogDamage.ChecksumMismatch, steps[2].Offset - 17);
        Assert.Equal(Two, steps[2].Record);
    }

    [Fact]
    public void A_bad_checksum_at_the_end_of_a_growing_log_does_not_hide_what_comes_next()
    {
        byte[] log = LogBytes.Of(One, Two);
        int end = log.Length;
        log[end - 1] ^= 1;
        Assert.Equal([LogReadKind.Record, LogReadKind.Corrupt, LogReadKind.End], LogBytes.ReadAll(log).Select(step => step.Kind));

        List<ReadStep> steps = LogBytes.ReadAll([.. log, .. LogBytes.Chunk(1, One)]);

        Assert.Equal([LogReadKind.Record, LogReadKind.Corrupt, LogReadKind.Record, LogReadKind.End], steps.Select(step => step.Kind));
        Assert.Equal(One, steps[2].Record);
    }

    [Fact]
    public void After_damage_a_block_that_starts_with_the_end_of_a_record_is_not_lost()
    {
        byte[] log = LogBytes.Of(One, LogBytes.Repeat(40_000), Two);
        // The length of the first record.
        log[11] ^= 1;

        List<ReadStep> steps = LogBytes.ReadAll(log);

        Assert.Equal([LogReadKind.Corrupt, LogReadKind.Record, LogReadKind.End], steps.Select(step => step.Kind));
        Assert.Equal(Two, steps[1].Record);
        Assert.Equal(steps[1].Offset - 7, steps[0].SkippedBytes);
    }

    [Fact]
    public void A_chunk_of_unknown_type_is_skipped()
    {
        byte[] unknown = LogBytes.Chunk(5, "later"u8);
        byte[] log = [.. LogBytes.Of(One), .. unknown, .. LogBytes.Chunk(1, Two)];

        List<ReadStep> steps = LogBytes.ReadAll(log);

        Assert.Equal([LogReadKind.Record, LogReadKind.Corrupt, LogReadKind.Record, LogReadKind.End], steps.Select(step => step.Kind));
        AssertCorrupt(steps[1], 17, LogDamage.UnknownChunkType, unknown.Length);
        Assert.Equal(Two, steps[2].Record);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void The_rest_of_a_record_without_a_start_is_skipped(byte type)
    {
        byte[] log = [.. LogBytes.Of(), .. LogBytes.Chunk(type, One), .. LogBytes.Chunk(1, Two)];

        List<ReadStep> steps = LogBytes.ReadAll(log);

        AssertCorrupt(steps[0], 7, LogDamage.MissingStart, 10);
        Assert.Equal(Two, steps[1].Record);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_record_that_a_new_one_interrupts_is_skipped(byte type)
    {
        byte[] log = [.. LogBytes.Of(), .. LogBytes.Chunk(2, One), .. LogBytes.Chunk(type, Two), .. LogBytes.Chunk(4, One)];

        List<ReadStep> steps = LogBytes.ReadAll(log);

        AssertCorrupt(steps[0], 7, LogDamage.MissingEnd, 10);
        Assert.Equal(type == 1 ? Two : [.. Two, .. One], steps[1].Record);
    }

    [Fact]
    public void An_unknown_chunk_inside_a_record_costs_the_record()
    {
        byte[] damaged = [.. LogBytes.Chunk(2, One), .. LogBytes.Chunk(9, Two), .. LogBytes.Chunk(4, One)];
        byte[] log = [.. LogBytes.Of(), .. damaged, .. LogBytes.Chunk(1, Two)];

        List<ReadStep> steps = LogBytes.ReadAll(log);

        AssertCorrupt(steps[0], 7, LogDamage.UnknownChunkType, 30);
        Assert.Equal(Two, steps[1].Record);
    }

    [Fact]
    public void A_length_that_runs_past_its_block_is_corrupt()
    {
        byte[] log = [.. LogBytes.Of(One, LogBytes.Repeat(LogFormat.BlockSize - 17 - 7)), .. LogBytes.Framed(LogFormat.BlockSize, Two)];
        log[21] = 0xF0;
        log[22] = 0x7F;

        List<ReadStep> steps = LogBytes.ReadAll(log);

        AssertCorrupt(steps[1], 17, LogDamage.ChunkTooLong, LogFormat.BlockSize - 17);
        Assert.Equal(Two, steps[2].Record);
    }

    [Fact]
    public void Padding_is_not_checked()
    {
        byte[] log = LogBytes.Of(LogBytes.Repeat(32748), LogBytes.Repeat(5));
        log[32762] = 0xEE;

        List<ReadStep> steps = LogBytes.ReadAll(log);

        Assert.Equal([LogReadKind.Record, LogReadKind.Record, LogReadKind.End], steps.Select(step => step.Kind));
    }

    [Fact]
    public void An_empty_record_is_read()
    {
        byte[] log = [.. LogBytes.Of(), .. LogBytes.Chunk(1, []), .. LogBytes.Chunk(2, []), .. LogBytes.Chunk(4, One)];

        List<ReadStep> steps = LogBytes.ReadAll(log);

        Assert.Equal([[], One], steps[..2].Select(step => step.Record));
    }

    [Fact]
    public void Offsets_can_be_sought()
    {
        byte[][] records = [One, LogBytes.Repeat(40_000), Two, LogBytes.Repeat(25_375), One];
        byte[] log = LogBytes.Of(records);
        using LogReader reader = LogBytes.Reader(log);
        List<ReadStep> steps = LogBytes.ReadAll(reader);

        for (int record = records.Length - 1; record >= 0; record--)
        {
            reader.SeekTo(steps[record].Offset);
            Assert.Equal(records[record], reader.Read().Record);
            Assert.Equal(steps[record].Position, reader.Position);
            reader.SeekTo(steps[record].Position);
            Assert.Equal(steps[record + 1].Kind, reader.Read().Kind);
        }
        reader.SeekTo(0);
        Assert.Equal(One, reader.Read().Record);
        reader.SeekTo(log.Length + 1_000_000);
        Assert.Equal(LogReadKind.End, reader.Read().Kind);
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.SeekTo(-1));
    }

    [Fact]
    public void Lying_lengths_cost_no_memory()
    {
        byte[] log = [.. LogBytes.Of(), .. LogBytes.Chunk(2, One)];
        log[11] = 0xFF;
        log[12] = 0x70;
        LogBytes.ReadAll(log);

        long before = GC.GetAllocatedBytesForCurrentThread();
        List<ReadStep> steps = LogBytes.ReadAll(log);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(LogReadKind.Incomplete, Assert.Single(steps).Kind);
        Assert.InRange(allocated, 0, LogFormat.BlockSize + 2000);
    }

    [Fact]
    public void Steady_reading_allocates_nothing()
    {
        byte[] log = LogBytes.Of(Enumerable.Repeat(LogBytes.Repeat(1000), 500));
        using LogReader reader = LogBytes.Reader(log);
        for (int record = 0; record < 100; record++)
            reader.Read();

        long before = GC.GetAllocatedBytesForCurrentThread();
        int read = 0;
        while (reader.Read().Kind == LogReadKind.Record)
            read++;

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(400, read);
    }

    private static void Says(LogReadKind kind, byte[] log) => Assert.Equal(kind, Assert.Single(LogBytes.ReadAll(log)).Kind);

    private static void AssertCorrupt(ReadStep step, long offset, LogDamage damage, long skipped)
    {
        Assert.Equal(LogReadKind.Corrupt, step.Kind);
        Assert.Equal(offset, step.Offset);
        Assert.Equal(damage, step.Damage);
        Assert.Equal(skipped, step.SkippedBytes);
    }
}
