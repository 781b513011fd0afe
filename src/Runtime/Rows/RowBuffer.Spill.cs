using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Instrument.Generated;

namespace Instrument.Rows;

/// <content>Rows that are too large for the ring.</content>
internal sealed unsafe partial class RowBuffer
{
    // The values first: a process killed in between leaves values without a row, which nobody misses.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private RowAppendResult AppendSpilled(MetricSchema? schema, int tag, long stamp, long step, ReadOnlySpan<byte> payload)
    {
        if (payload.Length > RowSpill.MaxPayloadBytes)
            return RowAppendResult.TooLarge;
        if (Volatile.Read(ref _closed))
            return RowAppendResult.Closed;
        if (!_spill.TryReserve(payload.Length))
        {
            Interlocked.Increment(ref _waits);
            Wake();
            if (!_spill.WaitAndReserve(payload.Length, _patience))
                return Volatile.Read(ref _closed) ? RowAppendResult.Closed : RowAppendResult.Full;
        }
        if (!_spill.TryWrite(payload, out SpilledPayload spilled))
            return RowAppendResult.Disk;
        RowAppendResult result = Append(schema, RowHeader.Spill(tag), stamp, step, MemoryMarshal.AsBytes(new ReadOnlySpan<SpilledPayload>(in spilled)));
        if (result != RowAppendResult.Kept)
            _spill.Discard(spilled);
        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryReadSpilled(byte* place, int size, out RowView row)
    {
        row = default;
        RowHeader entry = *(RowHeader*)place;
        RowHeader header = entry with { Tag = RowHeader.Unspill(entry.Tag) };
        ReadOnlySpan<byte> spilled = new(place + RowHeader.Bytes, size - RowHeader.Bytes);
        bool isRecord = header.Tag == RowHeader.Record;
        // The values first, so that they are deleted with the entry even if nothing can be made of them.
        if (!_spill.TryRead(spilled, _cursor.Read, out ReadOnlySpan<byte> payload) || (!isRecord && !_schemas.Knows(header.SchemaId)))
            return false;
        row = new RowView(_cursor.Read - size, isRecord ? null : _schemas.Get(header.SchemaId), header, payload);
        return true;
    }

    // Under the lock, because the event is disposed some time after the buffer was closed.
    private void Wake()
    {
        bool asOwner = _lock.Enter();
        try
        {
            if (!_closed)
                _wake.Set();
        }
        finally
        {
            _lock.Exit(asOwner);
        }
    }
}
