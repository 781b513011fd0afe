using Instrument.Rows;

namespace Instrument.Runtime.Tests.Rows;

/// <summary>Records that must not wait, and must not take the rows' room.</summary>
public sealed class RowBufferOutputTests : IDisposable
{
    private const int Capacity = 4096;
    private readonly AutoResetEvent _wake = new(initialState: false);
    private readonly RowBuffer _rows;

    // Who waited would wait for ever.
    public RowBufferOutputTests() => _rows = RowBuffer.Create(RowMemory.Allocate(RowBufferLayout.BytesFor(Capacity)), _wake, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _rows.Dispose();
        _wake.Dispose();
    }

    [Fact]
    public void A_record_keeps_its_place_among_the_rows()
    {
        _rows.Append(null, 1, RowHeader.NextStep, RowCommit.Default, new byte[8]);
        Assert.Equal(RowAppendResult.Kept, _rows.TryAppendRecord(2, new byte[16]));
        _rows.Append(null, 3, RowHeader.NextStep, RowCommit.Default, new byte[8]);

        List<(int Tag, long Stamp)> read = [];
        while (_rows.TryRead(out RowView row))
            read.Add((row.Header.Tag, row.Header.Stamp));
        Assert.Equal([(RowHeader.Dynamic, 1), (RowHeader.Record, 2), (RowHeader.Dynamic, 3)], read);
    }

    [Fact]
    public void A_quarter_of_the_ring_stays_free_for_rows()
    {
        const int Size = RowHeader.Bytes + 40;
        int taken = 0;
        while (_rows.TryAppendRecord(0, new byte[40]) == RowAppendResult.Kept)
            taken++;

        Assert.Equal(Capacity / 4 * 3 / Size, taken);
        Assert.Equal(RowAppendResult.Kept, _rows.Append(null, 0, RowHeader.NextStep, RowCommit.Default, new byte[Capacity / 8]));
        Assert.Equal(RowAppendResult.Full, _rows.TryAppendRecord(0, new byte[40]));
        Assert.Equal(0, _rows.Waits);
        // The log thread was asked to drain.
        Assert.True(_wake.WaitOne(0));

        while (_rows.TryRead(out _))
            continue;
        _rows.Release(_rows.ReadPosition, 1);
        Assert.Equal(RowAppendResult.Kept, _rows.TryAppendRecord(0, new byte[40]));
    }

    [Fact]
    public void A_record_that_is_too_large_and_one_after_the_end_are_refused()
    {
        Assert.Equal(RowAppendResult.TooLarge, _rows.TryAppendRecord(0, new byte[_rows.MaxRowBytes - RowHeader.Bytes + 8]));
        _rows.Close();
        Assert.Equal(RowAppendResult.Closed, _rows.TryAppendRecord(0, new byte[8]));
        _rows.Dispose();
        Assert.Equal(RowAppendResult.Closed, _rows.TryAppendRecord(0, new byte[8]));
    }
}
