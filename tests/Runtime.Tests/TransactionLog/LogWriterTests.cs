using Instrument.Testing;
using Instrument.TransactionLog;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.TransactionLog;

public sealed class LogWriterTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string Log => _directory.File("run-abc12345.wandb");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_new_log_has_its_header_at_once()
    {
        using LogWriter writer = LogWriter.Create(Log);

        Assert.Equal(LogFormat.FileHeader.ToArray(), ReadShared());
        Assert.Equal(7, writer.Length);
        Assert.Equal(7, writer.FlushedLength);
        Assert.Equal(0, writer.PendingBytes);
    }

    [Fact]
    public void A_log_that_exists_is_not_overwritten()
    {
        File.WriteAllText(Log, "mine");

        Assert.Throws<IOException>(() => LogWriter.Create(Log));
        Assert.Equal("mine", File.ReadAllText(Log));
    }

    [Fact]
    public void A_missing_directory_is_an_error() =>
        Assert.Throws<DirectoryNotFoundException>(() => LogWriter.Create(_directory.File("none/run.wandb")));

    [Fact]
    public void Records_reach_the_file_with_a_flush()
    {
        using LogWriter writer = LogWriter.Create(Log);
        writer.Append("one"u8);
        writer.Append("two"u8);
        Assert.Equal(7, ReadShared().Length);
        Assert.Equal(20, writer.PendingBytes);

        Assert.True(writer.Flush().Succeeded);

        Assert.Equal(LogBytes.Of("one"u8.ToArray(), "two"u8.ToArray()), ReadShared());
        Assert.Equal(27, writer.FlushedLength);
        Assert.Equal(27, writer.Length);
    }

    [Fact]
    public void Closing_writes_what_is_pending()
    {
        using (LogWriter writer = LogWriter.Create(Log))
        {
            writer.Append("one"u8);
            Assert.True(writer.Close().Succeeded);
        }

        Assert.Equal(LogBytes.Of("one"u8.ToArray()), File.ReadAllBytes(Log));
    }

    [Fact]
    public void Flushing_to_disk_writes_what_is_pending()
    {
        using LogWriter writer = LogWriter.Create(Log);
        writer.Append("one"u8);

        Assert.True(writer.FlushToDisk().Succeeded);
        Assert.Equal(17, ReadShared().Length);
    }

    [Fact]
    public void An_empty_record_is_refused()
    {
        using LogWriter writer = LogWriter.Create(Log);

        Assert.Throws<ArgumentException>(() => writer.Append([]));
    }

    [Fact]
    public void When_flushes_happen_does_not_change_the_file()
    {
        Random random = Seed.Random(output);
        var records = new List<byte[]>();
        for (int record = 0; record < 400; record++)
            records.Add(LogBytes.Random(random, random.Next(1, record % 50 == 0 ? 200_000 : 3000)));

        var file = new MemoryLogFile();
        using var writer = new LogWriter(file, 0);
        foreach (byte[] record in records)
        {
            writer.Append(record);
            if (random.Next(4) == 0)
                Assert.True(writer.Flush().Succeeded);
        }
        Assert.True(writer.Flush().Succeeded);

        Assert.Equal(LogBytes.Of(records), file.Content);
    }

    [Fact]
    public void A_flush_is_one_write_and_an_empty_flush_none()
    {
        var file = new MemoryLogFile();
        using var writer = new LogWriter(file, 0);
        for (int record = 0; record < 1000; record++)
            writer.Append(LogBytes.Repeat(300));
        Assert.Equal(1, file.Writes);

        writer.Flush();
        writer.Flush();

        Assert.Equal(2, file.Writes);
    }

    [Fact]
    public void Steady_writing_allocates_nothing()
    {
        using var writer = new LogWriter(new MemoryLogFile(), 0);
        byte[] record = LogBytes.Repeat(300);
        WriteBatch(writer, record);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int batch = 0; batch < 20; batch++)
            WriteBatch(writer, record);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(27)]
    [InlineData(17)]
    public void A_log_is_continued_after_its_whole_records(int length)
    {
        byte[] whole = LogBytes.Of("one"u8.ToArray(), "two"u8.ToArray());
        File.WriteAllBytes(Log, [.. whole, 1, 2, 3]);

        using (LogWriter writer = LogWriter.Continue(Log, length))
        {
            Assert.Equal(length, writer.Length);
            writer.Append("three"u8);
        }

        Assert.Equal([.. whole[..length], .. LogBytes.Framed(length, "three"u8)], File.ReadAllBytes(Log));
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0x3A, 0x57 })]
    public void A_log_that_died_before_its_header_is_started_again(byte[] content)
    {
        File.WriteAllBytes(Log, content);

        using (LogWriter writer = LogWriter.Continue(Log, 0))
            writer.Append("one"u8);

        Assert.Equal(LogBytes.Of("one"u8.ToArray()), File.ReadAllBytes(Log));
    }

    [Fact]
    public void A_log_shorter_than_what_is_to_be_kept_is_not_continued()
    {
        File.WriteAllBytes(Log, LogBytes.Of("one"u8.ToArray()));

        Assert.Throws<IOException>(() => LogWriter.Continue(Log, 18));
        Assert.Equal(17, File.ReadAllBytes(Log).Length);
    }

    private static void WriteBatch(LogWriter writer, byte[] record)
    {
        for (int i = 0; i < 100; i++)
            writer.Append(record);
        writer.Flush();
    }

    private byte[] ReadShared()
    {
        using var file = new FileStream(Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
