using Instrument.Rows;

namespace Instrument.Runtime.Tests.Rows;

/// <summary>What a call does when the ring is full.</summary>
public sealed class RowBufferWaitTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);
    private readonly AutoResetEvent _wake = new(initialState: false);
    private RowBuffer _rows = null!;

    public void Dispose()
    {
        _rows.Dispose();
        _wake.Dispose();
    }

    [Fact]
    public async Task A_call_waits_until_room_is_released_and_is_counted_once()
    {
        Fill(Long);
        Task<RowAppendResult> waiting = AppendInBackground(stamp: 7);
        // A waiting call asks the log thread to drain.
        Assert.True(_wake.WaitOne(Long));
        Assert.Equal(1, _rows.Waits);

        _rows.TryRead(out RowView first);
        Assert.Equal(0, first.Header.Stamp);
        _rows.Release(_rows.ReadPosition, 0);

        Assert.Equal(RowAppendResult.Kept, await waiting);
        Assert.Equal(1, _rows.Waits);
        Assert.Equal([0, 0, 0, 7], ReadStamps());
    }

    [Fact]
    public void Rows_that_were_read_but_not_released_keep_their_room()
    {
        Fill(TimeSpan.Zero);
        while (_rows.TryRead(out _))
        {
        }

        Assert.Equal(RowAppendResult.Full, _rows.Append(null, 1, 0, RowCommit.Default, new byte[1000]));
        _rows.Release(1024, 0);
        Assert.Equal(RowAppendResult.Kept, _rows.Append(null, 2, 0, RowCommit.Default, new byte[1000]));
        Assert.Equal(RowAppendResult.Full, _rows.Append(null, 3, 0, RowCommit.Default, []));
    }

    [Fact]
    public void A_call_whose_patience_runs_out_says_that_the_ring_is_full()
    {
        Fill(TimeSpan.FromMilliseconds(20));
        long before = Environment.TickCount64;

        Assert.Equal(RowAppendResult.Full, _rows.Append(null, 1, 0, RowCommit.Default, []));

        Assert.True(Environment.TickCount64 - before >= 15);
        Assert.Equal(1, _rows.Waits);
    }

    [Fact]
    public async Task Every_waiting_call_ends_when_the_buffer_is_closed()
    {
        Fill(Long);
        Task<RowAppendResult>[] waiting = [.. Enumerable.Range(0, 4).Select(stamp => AppendInBackground(stamp))];
        SpinWait.SpinUntil(() => _rows.Waits == 4, Long);

        _rows.Close();

        Assert.All(await Task.WhenAll(waiting), result => Assert.Equal(RowAppendResult.Closed, result));
    }

    [Fact]
    public async Task A_call_that_waits_while_the_buffer_is_disposed_ends_without_an_error()
    {
        for (int round = 0; round < 200; round++)
        {
            _rows?.Dispose();
            Fill(Long);
            Task<RowAppendResult> waiting = AppendInBackground(stamp: 1);
            SpinWait.SpinUntil(() => _rows!.Waits == 1, Long);

            _rows!.Dispose();

            Assert.Equal(RowAppendResult.Closed, await waiting);
        }
    }

    private void Fill(TimeSpan patience)
    {
        _rows = RowBuffer.Create(RowMemory.Allocate(RowBufferLayout.BytesFor(4096)), _wake, patience);
        for (int row = 0; row < 4; row++)
            Assert.Equal(RowAppendResult.Kept, _rows.Append(null, 0, 0, RowCommit.Default, new byte[1000]));
        _wake.Reset();
    }

    // A thread of its own: the pool may be busy with other waiting calls.
    private Task<RowAppendResult> AppendInBackground(long stamp)
    {
        RowBuffer rows = _rows;
        return Task.Factory.StartNew(() => rows.Append(null, stamp, 0, RowCommit.Default, new byte[8]), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private List<long> ReadStamps()
    {
        List<long> stamps = [];
        while (_rows.TryRead(out RowView row))
            stamps.Add(row.Header.Stamp);
        return stamps;
    }
}
