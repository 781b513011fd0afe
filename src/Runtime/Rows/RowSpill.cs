using System.Runtime.InteropServices;
using Instrument.TransactionLog;

namespace Instrument.Rows;

/// <summary>
/// Takes the payloads of rows that are too large for the ring, until these rows are safe in the log. How much waits is bounded.
/// </summary>
/// <remarks>
/// Producers, on any thread: <see cref="TryReserve"/>, <see cref="WaitAndReserve"/>, <see cref="TryWrite"/>, <see cref="Discard"/>. The
/// log thread alone: <see cref="TryRead"/>, <see cref="Release"/>, and with them the list of payloads read and the buffer that they are
/// read into. <c>_waiting</c> and <c>_closed</c> are guarded by <c>_gate</c>.
/// </remarks>
internal sealed class RowSpill(ISpillStore store)
{
    /// <summary>
    /// The largest payload: six times the longest line that W&amp;B takes (docs/wire/records.md §4.3), so anything larger is a mistake and
    /// would only take memory from the training.
    /// </summary>
    public const int MaxPayloadBytes = 64 * 1024 * 1024;

    /// <summary>How many bytes may wait for the log: two of the largest payloads, one being written while the other is read.</summary>
    public const long Capacity = 2L * MaxPayloadBytes;

    // A single large payload must not hold its memory until the end of the run.
    private const int KeptCapacity = 1 << 20;

    private readonly object _gate = new();
    private readonly Queue<(long End, SpilledPayload Payload)> _read = new();
    private byte[] _buffer = [];
    private long _waiting;
    private long _lastNumber;
    private bool _closed;

    /// <summary>Whether so much waits that a payload of the largest size would not find room.</summary>
    public bool IsHalfFull => Interlocked.Read(ref _waiting) > Capacity - MaxPayloadBytes;

    /// <summary>Asks for room for a payload. What is granted is given back by <see cref="Discard"/> or <see cref="Release"/>.</summary>
    public bool TryReserve(int bytes)
    {
        lock (_gate)
        {
            if (_waiting + bytes > Capacity)
                return false;
            _waiting += bytes;
            return true;
        }
    }

    /// <summary>Waits until there is room for a payload, or the patience ends, or no further row is let in.</summary>
    public bool WaitAndReserve(int bytes, TimeSpan patience)
    {
        long since = Environment.TickCount64;
        lock (_gate)
        {
            while (_waiting + bytes > Capacity)
            {
                TimeSpan left = patience - TimeSpan.FromMilliseconds(Environment.TickCount64 - since);
                if (_closed || left <= TimeSpan.Zero || !Monitor.Wait(_gate, left))
                    return false;
            }
            _waiting += bytes;
            return true;
        }
    }

    /// <summary>Ends all waiting, because no further row is let in.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Keeps a payload, for which there is room. When this returns, it is kept as well as the ring's own rows are.</summary>
    /// <returns>False if the disk refuses it; the room is given back then.</returns>
    public bool TryWrite(ReadOnlySpan<byte> payload, out SpilledPayload spilled)
    {
        spilled = new SpilledPayload(Interlocked.Increment(ref _lastNumber), payload.Length, Crc32.Append(0, payload));
        try
        {
            store.Write(spilled.Number, payload);
            return true;
        }
        catch (Exception exception) when (IsOfDisk(exception))
        {
            Discard(spilled);
            return false;
        }
    }

    /// <summary>Forgets a payload of which no row was made.</summary>
    public void Discard(in SpilledPayload spilled)
    {
        Delete(spilled.Number);
        GiveBack(spilled.Length);
    }

    /// <summary>Reads the payload of a row.</summary>
    /// <param name="entry">What the ring holds of it.</param>
    /// <param name="end">Position behind the row: once that is released, the payload is deleted.</param>
    /// <param name="payload">The values, valid until the next call.</param>
    /// <returns>False if the payload is not there as it was written.</returns>
    public bool TryRead(ReadOnlySpan<byte> entry, long end, out ReadOnlySpan<byte> payload)
    {
        payload = default;
        if (entry.Length != SpilledPayload.Bytes)
            return false;
        SpilledPayload spilled = MemoryMarshal.Read<SpilledPayload>(entry);
        _read.Enqueue((end, spilled));
        try
        {
            // Memory is taken for what is there, never for what a damaged entry promises.
            if (spilled.Length < 0 || store.LengthOf(spilled.Number) != spilled.Length)
                return false;
            if (_buffer.Length < spilled.Length)
                _buffer = GC.AllocateUninitializedArray<byte>(spilled.Length);
            Span<byte> read = _buffer.AsSpan(0, spilled.Length);
            if (store.Read(spilled.Number, read) != read.Length || Crc32.Append(0, read) != spilled.Checksum)
                return false;
            payload = read;
            return true;
        }
        catch (Exception exception) when (IsOfDisk(exception))
        {
            return false;
        }
    }

    /// <summary>Deletes the payloads of all rows before a position, which are safe in the log.</summary>
    public void Release(long head)
    {
        if (_read.Count == 0)
            return;
        if (_buffer.Length > KeptCapacity)
            _buffer = [];
        while (_read.TryPeek(out (long End, SpilledPayload Payload) first) && first.End <= head)
        {
            _read.Dequeue();
            Discard(first.Payload);
        }
    }

    private void GiveBack(int bytes)
    {
        lock (_gate)
        {
            _waiting -= bytes;
            Monitor.PulseAll(_gate);
        }
    }

    private void Delete(long number)
    {
        try
        {
            store.Delete(number);
        }
        catch (Exception exception) when (IsOfDisk(exception))
        {
            // The end of the run, or recovery, deletes it with all the others and reports it if it cannot.
        }
    }

    private static bool IsOfDisk(Exception exception) => exception is IOException or UnauthorizedAccessException;
}
