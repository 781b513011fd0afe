using Instrument.Rows;

namespace Instrument.Runtime.Tests.Rows;

/// <summary>What happens at the ring's end: a row never wraps.</summary>
public sealed class RowBufferRingTests : IDisposable
{
    private const int Capacity = 4096;
    private readonly AutoResetEvent _wake = new(initialState: false);
    private RowBuffer? _rows;

    private RowBuffer Rows => _rows ??= RowBuffer.Create(RowMemory.Allocate(RowBufferLayout.BytesFor(Capacity)), _wake, TimeSpan.Zero);

    public void Dispose()
    {
        _rows?.Dispose();
        _wake.Dispose();
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(24)]
    [InlineData(992)]
    [InlineData(1000)]
    public void A_row_that_does_not_fit_before_the_rings_end_starts_at_its_beginning(int rest)
    {
        // Leaves exactly this much in front of the ring's end.
        FillAndRelease(Capacity - rest);
        byte[] payload = [.. Enumerable.Range(0, 1000).Select(place => (byte)(place * 7 + rest))];

        Assert.Equal(RowAppendResult.Kept, Rows.Append(null, 1, 2, RowCommit.Default, payload));

        Assert.True(Rows.TryRead(out RowView row));
        Assert.Equal(payload, row.Payload.ToArray());
        Assert.Equal(Capacity, row.Position);
        Assert.Equal(Capacity + 1024, Rows.ReadPosition);
    }

    [Fact]
    public void A_row_that_ends_with_the_ring_needs_no_filler()
    {
        FillAndRelease(Capacity - 1024);

        Assert.Equal(RowAppendResult.Kept, Rows.Append(null, 1, 2, RowCommit.Default, new byte[1000]));

        Assert.True(Rows.TryRead(out RowView row));
        Assert.Equal(Capacity - 1024, row.Position);
        Assert.Equal(Capacity, Rows.ReadPosition);
    }

    private void FillAndRelease(int bytes)
    {
        while (Rows.ReadPosition < bytes)
        {
            int size = (int)Math.Min(512, bytes - Rows.ReadPosition);
            size = bytes - Rows.ReadPosition - size is > 0 and < RowHeader.Bytes ? size - RowHeader.Bytes : size;
            Assert.Equal(RowAppendResult.Kept, Rows.Append(null, 0, 0, RowCommit.Default, new byte[size - RowHeader.Bytes]));
            Assert.True(Rows.TryRead(out _));
            Rows.Release(Rows.ReadPosition, 0);
        }
        Assert.Equal(bytes, Rows.ReadPosition);
    }
}
