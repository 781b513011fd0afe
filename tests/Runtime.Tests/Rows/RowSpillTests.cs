using Instrument.Generated;
using Instrument.Rows;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Rows;

/// <summary>Rows that are too large for the ring: they keep their place, and cost nothing but themselves when their values are gone.</summary>
public sealed class RowSpillTests(ITestOutputHelper output) : IDisposable
{
    private const int Capacity = 4096;
    private const int Large = 1008;
    private readonly AutoResetEvent _wake = new(initialState: false);
    private readonly SwitchedSpillStore _store = new();
    private RowBuffer? _rows;

    private RowBuffer Rows => _rows ??= RowBuffer.Create(RowMemory.Allocate(RowBufferLayout.BytesFor(Capacity)), _wake, TimeSpan.Zero, _store);

    public void Dispose()
    {
        _rows?.Dispose();
        _wake.Dispose();
    }

    [Fact]
    public void A_large_row_comes_out_as_it_went_in()
    {
        MetricSchema schema = new("Large", new MetricField("text", MetricKind.String));
        byte[] payload = Payload(5_000_000);

        Assert.Equal(RowAppendResult.Kept, Rows.Append(schema, 77, 5, RowCommit.Later, payload));

        Assert.True(Rows.TryRead(out RowView row));
        Assert.Same(schema, row.Schema);
        Assert.Equal((77, 5, schema.Id, RowCommit.Later), (row.Header.Stamp, row.Header.Step, row.Header.SchemaId, row.Header.Commit));
        Assert.True(row.Payload.SequenceEqual(payload));
        Assert.False(Rows.TryRead(out _));
    }

    [Fact]
    public void A_large_record_comes_out_as_a_record()
    {
        byte[] payload = Payload(Large);

        Assert.Equal(RowAppendResult.Kept, Rows.AppendRecord(7, payload));

        Assert.True(Rows.TryRead(out RowView record));
        Assert.Equal(RowHeader.Record, record.Header.Tag);
        Assert.True(record.Payload.SequenceEqual(payload));
    }

    [Fact]
    public void Only_rows_beyond_a_quarter_of_the_ring_are_spilled()
    {
        Append(1, Large - 8);
        Assert.Empty(_store.Numbers);
        Append(2, Large);
        Assert.Equal([1], _store.Numbers);
    }

    [Fact]
    public void Small_and_large_rows_come_out_in_order()
    {
        Random random = Seed.Random(output);
        Queue<byte[]> expected = new();
        for (int number = 0; number < 5000; number++)
        {
            byte[] payload = new byte[(random.Next(4) == 0 ? random.Next(Large, 20_000) : random.Next(200)) & ~7];
            random.NextBytes(payload);
            while (Rows.Append(null, number, 0, RowCommit.Default, payload) == RowAppendResult.Full)
                ReadOne(expected);
            expected.Enqueue(payload);
        }
        while (expected.Count != 0)
            ReadOne(expected);
        Assert.False(Rows.TryRead(out _));
        Assert.Empty(_store.Numbers);
    }

    [Fact]
    public void The_values_stay_until_the_row_is_released()
    {
        for (int stamp = 1; stamp <= 3; stamp++)
            Append(stamp, Large);
        Rows.TryRead(out _);
        long first = Rows.ReadPosition;
        Rows.TryRead(out _);
        Assert.Equal([1, 2, 3], _store.Numbers);

        Rows.Release(first, 0);
        Assert.Equal([2, 3], _store.Numbers);
        Rows.Release(Rows.ReadPosition, 0);
        Assert.Equal([3], _store.Numbers);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("damaged")]
    [InlineData("cut")]
    [InlineData("unreadable")]
    public void Values_that_are_gone_cost_their_row_only(string kind)
    {
        Append(1, 8);
        Append(2, Large);
        Append(3, Large);
        Append(4, 8);
        if (kind == "missing")
            _store.Delete(1);
        else if (kind == "damaged")
            _store.Damage(1, at: Large - 1);
        else if (kind == "cut")
            _store.Cut(1, Large - 8);
        else
            _store.FailsToRead = true;

        Assert.Equal(kind == "unreadable" ? [1, 4] : [1, 3, 4], ReadStamps());
        Assert.Equal(kind == "unreadable" ? 2 : 1, Rows.UnreadableRows);
        Rows.Release(Rows.ReadPosition, 0);
        Assert.Empty(_store.Numbers);
    }

    [Fact]
    public void A_full_disk_refuses_the_row_and_leaves_nothing_of_it()
    {
        _store.IsFull = true;
        Assert.Equal(RowAppendResult.Disk, Rows.Append(null, 1, 0, RowCommit.Default, Payload(Large)));
        Assert.Empty(_store.Numbers);
        Append(2, 8);

        _store.IsFull = false;
        Append(3, Large);

        Assert.Equal([2, 3], ReadStamps());
    }

    [Fact]
    public void A_row_that_finds_no_room_in_the_ring_leaves_no_values_behind()
    {
        for (int row = 0; row < 4; row++)
            Append(row, 1000);

        Assert.Equal(RowAppendResult.Full, Rows.Append(null, 9, 0, RowCommit.Default, Payload(Large)));
        Assert.Empty(_store.Numbers);
        Rows.Close();
        Assert.Equal(RowAppendResult.Closed, Rows.Append(null, 9, 0, RowCommit.Default, Payload(Large)));
        Assert.Empty(_store.Numbers);
    }

    [Fact]
    public void A_row_beyond_64_MiB_is_refused()
    {
        Assert.Equal(RowAppendResult.Kept, Rows.Append(null, 1, 0, RowCommit.Default, new byte[RowSpill.MaxPayloadBytes]));
        Assert.Equal(RowAppendResult.TooLarge, Rows.Append(null, 2, 0, RowCommit.Default, new byte[RowSpill.MaxPayloadBytes + 8]));
    }

    [Fact]
    public void What_waits_is_bounded_and_a_call_beyond_it_waits_for_a_release()
    {
        byte[] largest = new byte[RowSpill.MaxPayloadBytes];
        Assert.False(Rows.IsHalfFullSince(0));
        Assert.Equal(RowAppendResult.Kept, Rows.Append(null, 1, 0, RowCommit.Default, largest));
        Assert.Equal(RowAppendResult.Kept, Rows.Append(null, 2, 0, RowCommit.Default, largest));
        Assert.True(Rows.IsHalfFullSince(0));

        Assert.Equal(RowAppendResult.Full, Rows.Append(null, 3, 0, RowCommit.Default, Payload(Large)));
        Assert.Equal(1, Rows.Waits);
        Assert.True(_wake.WaitOne(0));

        Rows.TryRead(out _);
        Rows.Release(Rows.ReadPosition, 0);
        Append(4, Large);
        Assert.Equal([2, 4], ReadStamps());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_call_that_waits_for_room_goes_on_when_there_is_some_or_the_buffer_is_closed(bool isClosed)
    {
        using RowBuffer rows = RowBuffer.Create(RowMemory.Allocate(RowBufferLayout.BytesFor(Capacity)), _wake, TimeSpan.FromMinutes(1), _store);
        byte[] largest = new byte[RowSpill.MaxPayloadBytes];
        rows.Append(null, 1, 0, RowCommit.Default, largest);
        rows.Append(null, 2, 0, RowCommit.Default, largest);
        Task<RowAppendResult> waiting = Task.Factory.StartNew(
            () => rows.Append(null, 3, 0, RowCommit.Default, Payload(Large)), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Assert.True(_wake.WaitOne(TimeSpan.FromMinutes(1)));

        if (isClosed)
            rows.Close();
        rows.TryRead(out _);
        if (!isClosed)
            rows.Release(rows.ReadPosition, 0);

        Assert.Equal(isClosed ? RowAppendResult.Closed : RowAppendResult.Kept, await waiting);
    }

    private static byte[] Payload(int length)
    {
        byte[] payload = new byte[length];
        new Random(length).NextBytes(payload);
        return payload;
    }

    private void Append(long stamp, int length) => Assert.Equal(RowAppendResult.Kept, Rows.Append(null, stamp, 0, RowCommit.Default, Payload(length)));

    private void ReadOne(Queue<byte[]> expected)
    {
        Assert.True(Rows.TryRead(out RowView row));
        Assert.True(row.Payload.SequenceEqual(expected.Dequeue()));
        Rows.Release(Rows.ReadPosition, 0);
    }

    private List<long> ReadStamps()
    {
        List<long> stamps = [];
        while (Rows.TryRead(out RowView row))
            stamps.Add(row.Header.Stamp);
        return stamps;
    }
}
