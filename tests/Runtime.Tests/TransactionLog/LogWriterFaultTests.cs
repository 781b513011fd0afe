using Instrument.Testing;
using Instrument.TransactionLog;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.TransactionLog;

public sealed class LogWriterFaultTests(ITestOutputHelper output) : IDisposable
{
    private readonly MemoryLogFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void A_refused_flush_keeps_its_bytes_and_says_why()
    {
        using var writer = new LogWriter(_file, 0);
        writer.Append("one"u8);
        _file.FailWriteAfter(0);

        LogWriteResult result = writer.Flush();

        Assert.False(result.Succeeded);
        Assert.Equal("No space left on device", result.Error);
        Assert.Equal(10, result.PendingBytes);
        Assert.Equal(10, writer.PendingBytes);
        Assert.Equal(7, writer.FlushedLength);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(15)]
    public void A_flush_that_stopped_half_way_can_be_tried_again(int taken)
    {
        using var writer = new LogWriter(_file, 0);
        writer.Append("one"u8);
        writer.Append("two"u8);
        _file.FailWriteAfter(taken);
        _file.FailWriteAfter(0, new UnauthorizedAccessException("Denied"));

        Assert.False(writer.Flush().Succeeded);
        Assert.Equal("Denied", writer.Flush().Error);
        writer.Append("three"u8);
        Assert.True(writer.Flush().Succeeded);

        Assert.Equal(LogBytes.Of("one"u8.ToArray(), "two"u8.ToArray(), "three"u8.ToArray()), _file.Content);
    }

    [Fact]
    public void At_any_moment_the_file_is_a_beginning_of_the_log()
    {
        Random random = Seed.Random(output);
        using var writer = new LogWriter(_file, 0);
        var records = new List<byte[]>();
        for (int round = 0; round < 500; round++)
        {
            byte[] record = LogBytes.Random(random, random.Next(1, 2000));
            records.Add(record);
            writer.Append(record);
            if (random.Next(3) == 0)
                _file.FailWriteAfter(random.Next(3000));
            writer.Flush();
        }
        byte[] halfWay = _file.Content;
        while (!writer.Flush().Succeeded)
        {
            // Scripted failures are used up one by one.
        }

        byte[] expected = LogBytes.Of(records);
        Assert.Equal(expected[..halfWay.Length], halfWay);
        Assert.Equal(expected, _file.Content);
    }

    [Fact]
    public void A_log_whose_disk_stays_full_ends_after_a_whole_record()
    {
        var writer = new LogWriter(_file, 0);
        writer.Append("one"u8);
        writer.Flush();
        writer.Append("two"u8);
        _file.FailWriteAfter(8);

        LogWriteResult result = writer.Close();

        Assert.Equal(10, result.PendingBytes);
        Assert.Equal(LogBytes.Of("one"u8.ToArray()), _file.Content);
        Assert.True(_file.Disposed);
    }

    [Fact]
    public void A_log_that_can_not_even_be_cut_still_closes()
    {
        var writer = new LogWriter(_file, 0);
        writer.Append("one"u8);
        _file.FailWriteAfter(8);
        _file.TruncateFailure = new IOException("Input/output error");

        Assert.Equal("No space left on device", writer.Close().Error);
        Assert.True(_file.Disposed);
        Assert.Equal(LogReadKind.Incomplete, LogBytes.ReadAll(_file.Content)[^1].Kind);
    }

    [Fact]
    public void Closing_twice_reports_and_writes_once()
    {
        var writer = new LogWriter(_file, 0);
        writer.Append("one"u8);
        _file.FailWriteAfter(0);

        Assert.False(writer.Close().Succeeded);
        Assert.True(writer.Close().Succeeded);
        writer.Dispose();

        Assert.Equal(2, _file.Writes);
    }

    [Fact]
    public void A_failing_device_is_reported_though_nothing_is_pending()
    {
        using var writer = new LogWriter(_file, 0);
        writer.Append("one"u8);
        _file.FlushFailure = new IOException("Input/output error");

        LogWriteResult result = writer.FlushToDisk();

        Assert.Equal("Input/output error", result.Error);
        Assert.Equal(0, result.PendingBytes);
        Assert.Equal(17, _file.Length);
    }

    [Fact]
    public void A_refused_flush_never_waits_for_the_device()
    {
        using var writer = new LogWriter(_file, 0);
        writer.Append("one"u8);
        _file.FailWriteAfter(0);
        _file.FlushFailure = new IOException("not reached");

        Assert.Equal("No space left on device", writer.FlushToDisk().Error);
    }
}
