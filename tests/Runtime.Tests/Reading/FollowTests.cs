using Google.Protobuf;
using Instrument.Reading;
using Instrument.Records;
using Instrument.Runtime.Tests.TransactionLog;
using Instrument.Testing;
using Instrument.TransactionLog;
using Xunit.Abstractions;
using Record = Instrument.Records.Record;

namespace Instrument.Runtime.Tests.Reading;

public sealed class FollowTests(ITestOutputHelper output)
{
    private readonly PollClock _clock = new();

    [Fact]
    public async Task A_growing_log_is_followed_to_its_exit()
    {
        using TestLog log = TestLog.Of(TestLog.Run(), TestLog.Row(0), TestLog.Row(1));
        using RunReader reader = Open(log, _clock);
        await using IAsyncEnumerator<HistoryRow> rows = reader.Follow().GetAsyncEnumerator();

        Assert.Equal(0, await Ready(rows));
        Assert.Equal(1, await Ready(rows));
        Task<bool> third = rows.MoveNextAsync().AsTask();
        await _clock.Waited();
        Assert.Equal(TimeSpan.FromMilliseconds(200), _clock.LastWait);

        await _clock.Fire();
        await _clock.Waited();
        Assert.False(third.IsCompleted);
        Assert.Equal(2, _clock.Count);

        log.Append(TestLog.Row(2), TestLog.Row(3));
        await _clock.Fire();
        Assert.True(await third);
        Assert.Equal(2, rows.Current.Step);
        Assert.Equal(3, await Ready(rows));

        Task<bool> last = rows.MoveNextAsync().AsTask();
        await _clock.Waited();
        log.Append(TestLog.Row(4), TestLog.Exit(), new Record { Final = new FinalRecord() }, new Record { Footer = new FooterRecord() });
        await _clock.Fire();
        Assert.True(await last);
        Assert.Equal(4, rows.Current.Step);
        Assert.False(await rows.MoveNextAsync());
        Assert.Equal(3, _clock.Count);
    }

    [Fact]
    public async Task A_finished_run_is_followed_without_waiting()
    {
        using RunReader reader = RunReader.Open(FixturePath.Golden("stats"), new RunReaderOptions { TimeProvider = _clock });

        Assert.Equal([0, 1, 2, 3], await Steps(reader.Follow()));
        Assert.Equal([2, 3], await Steps(reader.Follow(new RowFilter { FromStep = 2 })));
        Assert.Empty(await Steps(reader.Follow(new RowFilter { FromPosition = new FileInfo(reader.LogPath).Length })));
        Assert.Equal(0, _clock.Count);
    }

    [Fact]
    public async Task Following_ends_with_its_token()
    {
        using TestLog log = TestLog.Of(TestLog.Row(0));
        using RunReader reader = Open(log, _clock);
        using CancellationTokenSource stop = new();
        await using IAsyncEnumerator<HistoryRow> rows = reader.Follow().GetAsyncEnumerator(stop.Token);
        Assert.Equal(0, await Ready(rows));
        Task<bool> next = rows.MoveNextAsync().AsTask();
        await _clock.Waited();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    [Fact]
    public async Task A_row_that_arrives_in_pieces_is_given_once()
    {
        byte[] whole = LogBytes.Of(TestLog.Row(0).ToByteArray(), TestLog.Row(1).ToByteArray(), TestLog.Exit().ToByteArray());
        using TemporaryDirectory directory = new();
        string path = directory.File("run-x.wandb");
        using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        using RunReader reader = RunReader.Open(path, new RunReaderOptions { TimeProvider = _clock });
        Task<List<long>> steps = Steps(reader.Follow());

        foreach (byte piece in whole)
        {
            await _clock.Waited();
            Assert.False(steps.IsCompleted);
            file.WriteByte(piece);
            await _clock.Fire();
        }

        Assert.Equal([0, 1], await steps);
    }

    [Fact]
    public async Task A_torn_record_that_its_writer_replaces_is_neither_given_nor_reported()
    {
        byte[] whole = LogBytes.Of(TestLog.Row(0).ToByteArray(), TestLog.Row(1).ToByteArray());
        long end = LogBytes.Of(TestLog.Row(0).ToByteArray()).Length;
        using TemporaryDirectory directory = new();
        string path = directory.File("run-x.wandb");
        // Not only short, but wrong: as a write looks of which only some pages have arrived.
        byte[] torn = [.. whole];
        torn[^5] ^= 1;
        File.WriteAllBytes(path, torn);
        using RunReader reader = RunReader.Open(path, new RunReaderOptions { TimeProvider = _clock });
        await using IAsyncEnumerator<HistoryRow> rows = reader.Follow().GetAsyncEnumerator();
        Assert.Equal(0, await Ready(rows));
        Task<bool> next = rows.MoveNextAsync().AsTask();
        await _clock.Waited();
        Assert.Equal((end, whole.Length - end), (Assert.Single(reader.Damage).Offset, reader.Damage[0].SkippedBytes));

        using (LogWriter writer = LogWriter.Continue(path, end))
        {
            writer.Append(TestLog.Row(8).ToByteArray());
            writer.Append(TestLog.Exit().ToByteArray());
        }
        await _clock.Fire();

        Assert.True(await next);
        Assert.Equal(8, rows.Current.Step);
        Assert.False(await rows.MoveNextAsync());
        Assert.True(reader.Refresh());
        Assert.Empty(reader.Damage);
        Assert.Equal(2, reader.RowCount);
    }

    [Theory]
    // A value, which costs its row; and a length, which costs the rest of its block and the row that goes on behind it.
    [InlineData(20, 3)]
    [InlineData(5, 11)]
    public async Task Following_passes_damage_that_has_rows_behind_it(int at, int next)
    {
        string text = $"\"{new string('x', 3000)}\"";
        byte[][] records = [.. Enumerable.Range(0, 40).Select(step => TestLog.Row(step, ("text", text)).ToByteArray())];
        byte[] log = LogBytes.Of([.. records, TestLog.Exit().ToByteArray()]);
        log[LogBytes.Of(records[..2]).Length + at] ^= 1;
        using TemporaryDirectory directory = new();
        string path = directory.File("run-x.wandb");
        File.WriteAllBytes(path, log);
        using RunReader reader = RunReader.Open(path, new RunReaderOptions { TimeProvider = _clock });

        Assert.Equal([0, 1, .. Enumerable.Range(next, 40 - next)], await Steps(reader.Follow()));
        Assert.Equal(0, _clock.Count);
        Assert.InRange(reader.Damage.Sum(damage => damage.SkippedBytes), (next - 2) * 3000, (next - 2) * 3200);
    }

    [Fact]
    public async Task No_row_is_missed_or_given_twice_while_another_thread_writes()
    {
        const int Rows = 20_000;
        Random random = Seed.Random(output);
        using TestLog log = TestLog.Of(TestLog.Run());
        using RunReader reader = Open(log, new PollClock(atOnce: true));
        Task<List<long>> followed = Task.Run(() => Steps(reader.Follow()));
        Task<List<long>> values = Task.Run(async () =>
        {
            List<long> read = [];
            await foreach (HistoryRow row in reader.Follow(new RowFilter { Keys = ["value"] }))
            {
                Assert.True(row.TryGetInt64("value", out long value));
                read.Add(value);
            }
            return read;
        });

        for (int step = 0; step < Rows;)
        {
            int batch = Math.Min(random.Next(1, 200), Rows - step);
            string text = $"\"{new string('x', random.Next(random.Next(40) == 0 ? 80_000 : 300))}\"";
            log.Append(Enumerable.Range(step, batch).Select(at => TestLog.Row(at, ("value", $"{at}"), ("text", at == step ? text : "1"))));
            step += batch;
        }
        log.Append(TestLog.Exit());

        Assert.Equal(Enumerable.Range(0, Rows).Select(step => (long)step), await followed);
        Assert.Equal(Enumerable.Range(0, Rows).Select(step => (long)step), await values.WaitAsync(PollClock.Patience));
    }

    private static RunReader Open(TestLog log, PollClock clock) => RunReader.Open(log.Path, new RunReaderOptions { TimeProvider = clock });

    private static async Task<long> Ready(IAsyncEnumerator<HistoryRow> rows)
    {
        ValueTask<bool> next = rows.MoveNextAsync();
        Assert.True(next.IsCompleted);
        Assert.True(await next);
        return rows.Current.Step;
    }

    private static Task<List<long>> Steps(IAsyncEnumerable<HistoryRow> rows)
    {
        return Collect().WaitAsync(PollClock.Patience);

        async Task<List<long>> Collect()
        {
            List<long> steps = [];
            await foreach (HistoryRow row in rows)
                steps.Add(row.Step);
            return steps;
        }
    }
}
