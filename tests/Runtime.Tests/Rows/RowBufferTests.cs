using Instrument.Generated;
using Instrument.Rows;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Rows;

public sealed class RowBufferTests(ITestOutputHelper output) : IDisposable
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

    [Fact]
    public void A_row_comes_out_as_it_went_in()
    {
        byte[] payload = [1, 2, 3, 4, 5, 6, 7, 8];

        Assert.Equal(RowAppendResult.Kept, Rows.Append(null, 77, 5, RowCommit.Default, payload));

        Assert.True(Rows.TryRead(out RowView row));
        Assert.Null(row.Schema);
        Assert.Equal(new RowHeader(32, RowHeader.Dynamic, 77, 5), row.Header);
        Assert.Equal(payload, row.Payload.ToArray());
        Assert.Equal(0, row.Position);
        Assert.Equal(32, Rows.ReadPosition);
        Assert.False(Rows.TryRead(out _));
    }

    [Fact]
    public void Rows_of_all_sizes_come_out_in_order_many_times_around_the_ring()
    {
        Random random = Seed.Random(output);
        Queue<byte[]> expected = new();
        for (int number = 0; number < 20_000; number++)
        {
            byte[] payload = Payload(random, random.Next((Rows.MaxRowBytes - RowHeader.Bytes) / 8 + 1) * 8);
            while (Rows.Append(null, number, number, RowCommit.Default, payload) == RowAppendResult.Full)
                ReadOne(expected);
            expected.Enqueue(payload);
        }
        while (expected.Count != 0)
            ReadOne(expected);
        Assert.False(Rows.TryRead(out _));
        Assert.True(Rows.ReadPosition > 100 * Capacity);
    }

    [Fact]
    public void A_closed_buffer_takes_no_row_and_still_gives_out_those_it_has()
    {
        Rows.Append(null, 1, 0, RowCommit.Default, []);
        Rows.Close();

        Assert.Equal(RowAppendResult.Closed, Rows.Append(null, 2, 0, RowCommit.Default, []));
        Assert.True(Rows.TryRead(out RowView row));
        Assert.Equal(1, row.Header.Stamp);
        Assert.False(Rows.TryRead(out _));
    }

    [Fact]
    public void A_schema_is_known_when_its_first_row_is_read()
    {
        MetricSchema first = new("First", new MetricField("a", MetricKind.Double));
        MetricSchema second = new("Second", new MetricField("b", MetricKind.Double));
        Rows.Append(second, 1, 0, RowCommit.Default, new byte[8]);
        Rows.Append(first, 2, 0, RowCommit.Default, new byte[8]);
        Rows.Append(null, 3, 0, RowCommit.Default, []);

        Assert.True(Rows.TryRead(out RowView row));
        Assert.Same(second, row.Schema);
        Assert.True(Rows.TryRead(out row));
        Assert.Same(first, row.Schema);
        Assert.True(Rows.TryRead(out row));
        Assert.Null(row.Schema);
    }

    [Fact]
    public void The_log_thread_is_woken_when_the_ring_is_half_full()
    {
        while (Rows.ReadPosition < Capacity / 2 - 64)
        {
            Rows.Append(null, 0, 0, RowCommit.Default, new byte[8]);
            Assert.False(_wake.WaitOne(0));
            Rows.TryRead(out _);
        }
        Rows.Append(null, 0, 0, RowCommit.Default, new byte[8]);
        Rows.Append(null, 0, 0, RowCommit.Default, new byte[8]);

        Assert.True(_wake.WaitOne(0));
    }

    private static byte[] Payload(Random random, int length)
    {
        byte[] payload = new byte[length];
        random.NextBytes(payload);
        return payload;
    }

    private void ReadOne(Queue<byte[]> expected)
    {
        Assert.True(Rows.TryRead(out RowView row));
        Assert.True(row.Payload.SequenceEqual(expected.Dequeue()));
        Rows.Release(Rows.ReadPosition, 0);
    }
}
