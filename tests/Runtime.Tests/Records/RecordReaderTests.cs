using Google.Protobuf;
using Instrument.Records;
using Instrument.Runtime.Tests.TransactionLog;
using Instrument.Testing;
using Instrument.TransactionLog;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Records;

public sealed class RecordReaderTests
{
    private static readonly byte[] Exit = new Record { Num = 1, Exit = new RunExitRecord { ExitCode = 3 } }.ToByteArray();

    [Theory]
    [InlineData("0A")]
    [InlineData("FFFFFFFFFFFFFFFFFFFFFF")]
    [InlineData("1205")]
    public void A_record_that_is_no_message_is_corrupt_and_passed(string hex) => AssertUnreadable(Convert.FromHexString(hex));

    // The official clients refuse such a record (docs/wire/records.md §1.9); nobody gains when a row is lost for a bad byte.
    [Fact]
    public void Text_that_is_not_utf8_is_read_with_replacements()
    {
        byte[] record = new Record { Num = 1, OutputRaw = new OutputRawRecord { Line = "caf?" } }.ToByteArray();
        record[^1] = 0xE9;
        using var reader = new RecordReader(LogBytes.Reader(LogBytes.Of(record)));

        Assert.Equal("caf\uFFFD", reader.Read().Record!.OutputRaw.Line);
    }

    [Fact]
    public void Deep_nesting_is_corrupt_and_not_a_stack_overflow() =>
        AssertUnreadable([.. Groups(5000)]);

    [Fact]
    public void Results_of_the_log_are_passed_on()
    {
        byte[] log = LogBytes.Of(Exit, Exit, Exit);
        log[LogFormat.FileHeaderLength] ^= 1;
        using var reader = new RecordReader(LogBytes.Reader(log));

        RecordReadResult damage = reader.Read();

        Assert.Equal(LogReadKind.Corrupt, damage.Kind);
        Assert.Equal(LogDamage.ChecksumMismatch, damage.Damage);
        Assert.Equal(LogFormat.ChunkHeaderLength + Exit.Length, damage.SkippedBytes);
        Assert.Equal(LogReadKind.Record, reader.Read().Kind);
        Assert.Equal(LogReadKind.Record, reader.Read().Kind);
        Assert.Equal(LogReadKind.End, reader.Read().Kind);
    }

    [Fact]
    public void Reading_continues_at_a_position_that_was_kept()
    {
        byte[] log = LogBytes.Of(Exit, new Record { Num = 2, Preempting = new RunPreemptingRecord() }.ToByteArray());
        using var first = new RecordReader(LogBytes.Reader(log));
        first.Read();

        using var second = new RecordReader(LogBytes.Reader(log));
        second.SeekTo(first.Position);

        Assert.Equal(2, second.Read().Record!.Num);
    }

    [Fact]
    public void Fields_of_a_newer_client_are_kept()
    {
        byte[] record = [.. Exit, 0xC2, 0x3E, 0x01, 0x78];
        using var reader = new RecordReader(LogBytes.Reader(LogBytes.Of(record)));

        Assert.Equal(record, reader.Read().Record!.ToByteArray());
    }

    [Fact]
    public void The_decoder_of_tests_refuses_a_damaged_log()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.File("run.wandb");
        byte[] log = LogBytes.Of(Exit, Exit);
        File.WriteAllBytes(path, log[..^1]);

        Assert.Throws<InvalidDataException>(() => LogDecoder.Decode(path));
    }

    private static void AssertUnreadable(byte[] record)
    {
        using var reader = new RecordReader(LogBytes.Reader(LogBytes.Of(record, Exit)));

        RecordReadResult damage = reader.Read();
        RecordReadResult next = reader.Read();

        Assert.Equal(LogReadKind.Corrupt, damage.Kind);
        Assert.Equal(LogDamage.UnreadableMessage, damage.Damage);
        Assert.Equal(7, damage.Offset);
        Assert.Equal(LogFormat.ChunkHeaderLength + record.Length, damage.SkippedBytes);
        Assert.Equal(3, next.Record!.Exit.ExitCode);
        Assert.Equal(LogReadKind.End, reader.Read().Kind);
    }

    // Unknown groups, each inside the one before: field 31, wire type 3.
    private static IEnumerable<byte> Groups(int depth) => Enumerable.Repeat(new byte[] { 0xFB, 0x01 }, depth).SelectMany(tag => tag);
}
