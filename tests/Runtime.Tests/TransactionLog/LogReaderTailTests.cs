using Instrument.Testing;
using Instrument.TransactionLog;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.TransactionLog;

public sealed class LogReaderTailTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string Log => _directory.File("run-abc12345.wandb");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_log_is_read_while_its_writer_has_it_open()
    {
        using LogWriter writer = LogWriter.Create(Log);
        using LogReader reader = LogReader.Open(Log);
        Assert.Equal(LogReadKind.End, reader.Read().Kind);

        for (int round = 0; round < 200; round++)
        {
            byte[] first = LogBytes.Repeat((round * 17 % 900) + 1, (byte)round);
            byte[] second = LogBytes.Repeat(round % 20 == 0 ? 70_000 : 5, (byte)round);
            writer.Append(first);
            writer.Append(second);
            Assert.True(writer.Flush().Succeeded);

            Assert.Equal(first, reader.Read().Record);
            Assert.Equal(second, reader.Read().Record);
            Assert.Equal(LogReadKind.End, reader.Read().Kind);
        }
    }

    [Fact]
    public void A_log_that_grows_in_odd_pieces_is_read_once_and_in_order()
    {
        Random random = Seed.Random(output);
        var records = new List<byte[]>();
        for (int record = 0; record < 150; record++)
            records.Add(LogBytes.Random(random, random.Next(1, record % 10 == 0 ? 60_000 : 900)));
        byte[] log = LogBytes.Of(records);

        using var file = new FileStream(Log, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        using LogReader reader = LogReader.Open(Log);
        var read = new List<byte[]>();
        for (int written = 0; written < log.Length;)
        {
            int piece = Math.Min(random.Next(1, 1 << random.Next(1, 15)), log.Length - written);
            file.Write(log, written, piece);
            written += piece;
            List<ReadStep> steps = LogBytes.ReadAll(reader);
            Assert.All(steps[..^1], step => Assert.Equal(LogReadKind.Record, step.Kind));
            read.AddRange(steps[..^1].Select(step => step.Record));
        }

        Assert.Equal(records, read);
        Assert.Equal(LogReadKind.End, reader.Read().Kind);
    }

    [Fact]
    public void Every_truncation_leaves_the_records_before_it()
    {
        Random random = Seed.Random(output);
        byte[][] records =
        [
            LogBytes.Random(random, 100), LogBytes.Random(random, 1), LogBytes.Random(random, 32_500), LogBytes.Random(random, 300),
            LogBytes.Random(random, 32_768 - 7 - 3 - 223), LogBytes.Random(random, 40), LogBytes.Random(random, 500),
        ];
        byte[] log = LogBytes.Of(records);
        List<ReadStep> whole = LogBytes.ReadAll(log);
        Assert.InRange(log.Length, (2 * LogFormat.BlockSize) + 1, 3 * LogFormat.BlockSize);

        for (int length = 0; length < log.Length; length++)
        {
            using LogReader reader = LogBytes.Reader(log, length);
            int expected = whole.Count(step => step.Kind == LogReadKind.Record && step.Position <= length);
            for (int record = 0; record < expected; record++)
                Assert.True(reader.Read().Record.Span.SequenceEqual(records[record]), $"record {record} of {length} bytes");

            LogReadResult last = reader.Read();
            long end = expected == 0 ? 0 : whole[expected - 1].Position;
            long next = whole[expected].Offset;
            bool clean = length == end || length == LogFormat.FileHeaderLength || (length <= next && next % LogFormat.BlockSize == 0);
            Assert.True(last.Kind == (clean ? LogReadKind.End : LogReadKind.Incomplete), $"{last.Kind} after {length} bytes");
            Assert.True(last.Record.IsEmpty);
            Assert.Equal(last.Kind, reader.Read().Kind);
        }
    }

    [Fact]
    public void A_log_that_was_cut_and_continued_is_read_on()
    {
        byte[] one = "one"u8.ToArray();
        byte[] torn = LogBytes.Of(one, LogBytes.Repeat(500))[..300];
        File.WriteAllBytes(Log, torn);
        using LogReader reader = LogReader.Open(Log);
        Assert.Equal(one, reader.Read().Record);
        Assert.Equal(LogReadKind.Incomplete, reader.Read().Kind);

        using LogWriter writer = LogWriter.Continue(Log, reader.Position);
        writer.Append(LogBytes.Repeat(400, 1));
        writer.Flush();

        Assert.Equal(LogBytes.Repeat(400, 1), reader.Read().Record);
        Assert.Equal(LogReadKind.End, reader.Read().Kind);
    }
}
