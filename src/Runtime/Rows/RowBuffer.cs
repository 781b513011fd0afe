using System.Runtime.CompilerServices;
using Instrument.Generated;

namespace Instrument.Rows;

/// <summary>
/// The bounded ring between the threads that log and the log thread: many producers, one consumer.
/// </summary>
/// <remarks>
/// <para>
/// Memory: a header page, the schemas, and the ring (see <see cref="RowBufferLayout"/>). Positions only grow; a position's
/// place in the ring is the position modulo the capacity. A row never wraps: the rest of the ring becomes a filler entry. A row that
/// would take more than a quarter of the ring lies elsewhere (<see cref="RowSpill"/>), and a short entry keeps its place.
/// </para>
/// <para>
/// Owners. Producers, under <c>_lock</c>: <c>_tail</c>, <c>_wakeAt</c>, the ring between tail and head, the schemas, <c>_closed</c>.
/// The log thread alone: <c>_cursor</c> and the stored head. Each side reads the other's stored position with acquire semantics.
/// A row is published by storing the tail after its bytes, so a process killed in between leaves no half row.
/// </para>
/// </remarks>
internal sealed unsafe partial class RowBuffer : IDisposable
{
    private readonly RowMemory _memory;
    private readonly AutoResetEvent _wake;
    private readonly ManualResetEventSlim _space = new(initialState: true);
    private readonly TimeSpan _patience;
    private readonly SchemaTable _schemas;
    private readonly RowSpill _spill;
    private readonly byte* _ring;
    private readonly long* _storedHead;
    private readonly long* _storedTail;
    private readonly long _capacity;
    private readonly long _mask;
    private BiasedLock _lock;
    private long _tail;
    private long _knownHead;
    private long _wakeAt;
    private bool _closed;
    private long _waits;
    private RowCursor _cursor;

    private RowBuffer(RowMemory memory, AutoResetEvent wake, TimeSpan patience, ISpillStore? spillStore)
    {
        _memory = memory;
        _wake = wake;
        _patience = patience;
        _capacity = memory.Length - RowBufferLayout.RingOffset;
        _mask = _capacity - 1;
        MaxRowBytes = (int)Math.Min(_capacity / 4, int.MaxValue);
        _wakeAt = _capacity / 2;
        _ring = memory.Start + RowBufferLayout.RingOffset;
        _storedHead = Field(RowBufferLayout.HeadOffset);
        _storedTail = Field(RowBufferLayout.TailOffset);
        _schemas = new SchemaTable(memory);
        _spill = new RowSpill(spillStore ?? (memory.Path is { } path ? new SpillFiles(path) : new SpillMemory()));
    }

    /// <summary>Lays an empty ring over <paramref name="memory"/>, which the buffer owns from now on.</summary>
    /// <param name="memory">Zeroed memory of <see cref="RowBufferLayout.BytesFor"/> bytes.</param>
    /// <param name="wake">Set when the log thread should drain before its next tick.</param>
    /// <param name="patience">How long a call waits for room before its row is dropped.</param>
    /// <param name="spillStore">Takes the values of large rows. Default: files beside the memory's own, or memory if it has none.</param>
    public static RowBuffer Create(RowMemory memory, AutoResetEvent wake, TimeSpan patience, ISpillStore? spillStore = null)
    {
        RowBufferLayout.Initialize(memory);
        return new RowBuffer(memory, wake, patience, spillStore);
    }

    /// <summary>Opens the buffer of a process that has ended, to read the rows that it left. No further row is let in.</summary>
    /// <param name="memory">The memory, which the buffer owns from now on.</param>
    /// <param name="logLength">How many bytes the process's log has.</param>
    /// <param name="wake">Not used by a buffer that lets no row in.</param>
    /// <param name="keptLogLength">How many of these belong to rows before the first one to be read; what follows is to be cut off.</param>
    /// <returns>Null if the memory holds no buffer that fits the log, so that no row can be told from one that the log has.</returns>
    public static RowBuffer? Reopen(RowMemory memory, long logLength, AutoResetEvent wake, out long keptLogLength)
    {
        keptLogLength = logLength;
        if (!RowBufferLayout.IsValid(memory))
            return null;
        RowBuffer buffer = new(memory, wake, TimeSpan.Zero, spillStore: null) { _closed = true };
        buffer._tail = *buffer._storedTail;
        buffer._schemas.Load();
        long intendedLength = *buffer.Field(RowBufferLayout.IntendedLogLengthOffset);
        long length = *buffer.Field(RowBufferLayout.LogLengthOffset);
        if (intendedLength != 0 && logLength == intendedLength)
        {
            buffer._cursor.StartAt(*buffer.Field(RowBufferLayout.IntendedHeadOffset));
            return buffer;
        }
        if (logLength >= length && (intendedLength == 0 || logLength < intendedLength))
        {
            keptLogLength = length;
            buffer._cursor.StartAt(*buffer._storedHead);
            return buffer;
        }
        buffer.Dispose();
        return null;
    }

    /// <summary>Bytes of rows that fit.</summary>
    public long Capacity => _capacity;

    /// <summary>Bytes of rows between the calls and the log. Any thread.</summary>
    public long Backlog
    {
        get
        {
            // Head before tail: the other way round the head may have passed the tail that was read.
            long head = Volatile.Read(ref *_storedHead);
            return Volatile.Read(ref *_storedTail) - head;
        }
    }

    /// <summary>
    /// Whether the rows behind a position take so much room that keeping it for them could stop the producers. Log thread only.
    /// </summary>
    public bool IsHalfFullSince(long position) => _cursor.Read - position >= _capacity / 2 || _spill.IsHalfFull;

    /// <summary>How often a call had to wait for room.</summary>
    public long Waits => Interlocked.Read(ref _waits);

    /// <summary>The largest row that lies in the ring itself, header included: a quarter of it, so that one row cannot stop the others.</summary>
    public int MaxRowBytes { get; }

    /// <summary>Adds a row. Any thread. Waits only when the ring is full.</summary>
    /// <param name="schema">The row's schema, or <see langword="null"/> for a row that names its own keys.</param>
    /// <param name="stamp">The time of the call.</param>
    /// <param name="step">The explicit step, or <see cref="RowHeader.NextStep"/>.</param>
    /// <param name="commit">Whether the call finishes its row.</param>
    /// <param name="payload">The values; a multiple of 8 bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowAppendResult Append(MetricSchema? schema, long stamp, long step, RowCommit commit, ReadOnlySpan<byte> payload) =>
        Append(schema, RowHeader.RowTag(schema is null ? RowHeader.Dynamic : schema.Id, commit), stamp, step, payload);

    /// <summary>Adds an encoded record, which keeps its place among the rows. Any thread.</summary>
    /// <param name="stamp">The time of the call.</param>
    /// <param name="payload">Length (4 bytes) and bytes of the record, padded with zeros to a multiple of 8.</param>
    public RowAppendResult AppendRecord(long stamp, ReadOnlySpan<byte> payload) =>
        Append(null, RowHeader.Record, stamp, RowHeader.NextStep, payload);

    private RowAppendResult Append(MetricSchema? schema, int tag, long stamp, long step, ReadOnlySpan<byte> payload)
    {
        int size = RowHeader.Bytes + payload.Length;
        if ((uint)size > (uint)MaxRowBytes)
            return AppendSpilled(schema, tag, stamp, step, payload);
        if (schema is not null && !_schemas.Knows(schema.Id))
            AddSchema(schema);
        RowHeader header = new(size, tag, stamp, step);
        bool asOwner = _lock.Enter();
        RowAppendResult result = TryAppend(header, payload);
        bool mayBeHalfFull = _tail >= _wakeAt;
        _lock.Exit(asOwner);
        if (mayBeHalfFull)
            WakeIfHalfFull();
        return result == RowAppendResult.Full ? AppendWhenThereIsRoom(header, payload) : result;
    }

    /// <summary>Lets no further row in. Any thread; after it returns the rows in the ring are the last ones.</summary>
    public void Close()
    {
        bool asOwner = _lock.Enter();
        _closed = true;
        _lock.Exit(asOwner);
        _space.Set();
        _spill.Close();
    }

    /// <summary>Reads the next row that was not read yet. Log thread only; the row is valid until the next call.</summary>
    public bool TryRead(out RowView row)
    {
        ref RowCursor cursor = ref _cursor;
        while (cursor.Read != cursor.KnownTail || LookAtTail())
        {
            byte* place = _ring + (cursor.Read & _mask);
            int size = *(int*)place;
            int tag = *(int*)(place + sizeof(int));
            // Only a damaged file has such an entry; nothing behind it can be found.
            int least = tag == RowHeader.Filler ? sizeof(ulong) : RowHeader.Bytes;
            long most = Math.Min(cursor.KnownTail - cursor.Read, _capacity - (cursor.Read & _mask));
            if (size < least || size % 8 != 0 || size > most)
                break;
            cursor.Read += size;
            if (tag == RowHeader.Filler)
                continue;
            if (RowHeader.IsSpilled(tag))
            {
                if (TryReadSpilled(place, size, out row))
                    return true;
                UnreadableRows++;
                continue;
            }
            RowHeader header = *(RowHeader*)place;
            if (tag != RowHeader.Record && !_schemas.Knows(header.SchemaId))
            {
                UnreadableRows++;
                continue;
            }
            MetricSchema? schema = tag == RowHeader.Record ? null : _schemas.Get(header.SchemaId);
            row = new RowView(cursor.Read - size, schema, header, new ReadOnlySpan<byte>(place + RowHeader.Bytes, size - RowHeader.Bytes));
            return true;
        }
        row = default;
        return false;
    }

    /// <summary>Position behind the last row read. Log thread only.</summary>
    public long ReadPosition => _cursor.Read;

    /// <summary>Position behind the last row. Only when no further row is let in.</summary>
    public long EndPosition => Volatile.Read(ref *_storedTail);

    /// <summary>Rows that were passed over because their schema is not in the file, or their values are not where they were spilled to. Log thread only.</summary>
    public long UnreadableRows { get; private set; }

    /// <summary>Whether a schema found no room in the file, so that its rows die with the process if they are not in the log.</summary>
    public bool HasUnwrittenSchema { get; private set; }

    /// <summary>
    /// Says what a write to the log that comes now will have done. A killed process leaves the log at either length, or between
    /// them, and each tells which rows the log has: recovery is exact. Log thread only.
    /// </summary>
    /// <param name="head">The position up to which rows will be safe.</param>
    /// <param name="logLength">The log's length then.</param>
    public void Intend(long head, long logLength)
    {
        Volatile.Write(ref *Field(RowBufferLayout.IntendedLogLengthOffset), 0);
        Volatile.Write(ref *Field(RowBufferLayout.IntendedHeadOffset), head);
        Volatile.Write(ref *Field(RowBufferLayout.IntendedLogLengthOffset), logLength);
    }

    /// <summary>
    /// Gives the room of all rows before <paramref name="head"/> back to the producers. Log thread only, when those rows are
    /// safe in the log.
    /// </summary>
    /// <param name="head">The position up to which rows are safe; the same as in <see cref="Intend"/> before it.</param>
    /// <param name="logLength">The log's length.</param>
    public void Release(long head, long logLength)
    {
        Volatile.Write(ref *_storedHead, head);
        Volatile.Write(ref *Field(RowBufferLayout.LogLengthOffset), logLength);
        // Not before the head: a process killed in between must find the values of every row behind the head.
        _spill.Release(head);
        _space.Set();
    }

    /// <summary>Keeps the clock's numbers beside the rows, so that their stamps can be read later. Log thread only.</summary>
    public void Store(RunClockState clock) => *(RunClockState*)Field(RowBufferLayout.ClockOffset) = clock;

    /// <summary>The clock's numbers.</summary>
    public RunClockState Clock => *(RunClockState*)Field(RowBufferLayout.ClockOffset);

    /// <inheritdoc/>
    public void Dispose()
    {
        Close();
        bool asOwner = _lock.Enter();
        _memory.Dispose();
        _lock.Exit(asOwner);
        // The event of waiting calls is left alone: one of them may be about to look at it, and it holds no handle.
    }

    private long* Field(int offset) => (long*)(_memory.Start + offset);

    // Under the lock, and not to throw: the fast path has nothing that would release it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private RowAppendResult TryAppend(in RowHeader header, ReadOnlySpan<byte> payload)
    {
        if (_closed)
            return RowAppendResult.Closed;
        if (!TryPlace(header.Size, out byte* place))
            return RowAppendResult.Full;
        *(RowHeader*)place = header;
        payload.CopyTo(new Span<byte>(place + RowHeader.Bytes, payload.Length));
        Volatile.Write(ref *_storedTail, _tail);
        return RowAppendResult.Kept;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private RowAppendResult AppendWhenThereIsRoom(RowHeader header, ReadOnlySpan<byte> payload)
    {
        long waitedSince = 0;
        while (true)
        {
            bool asOwner = _lock.Enter();
            try
            {
                RowAppendResult result = TryAppend(header, payload);
                if (result == RowAppendResult.Full)
                {
                    // Reset before the second look: room made after that look sets the event again.
                    _space.Reset();
                    result = TryAppend(header, payload);
                }
                if (result != RowAppendResult.Full)
                    return result;
                // Under the lock, because the event is disposed some time after the buffer was closed.
                _wake.Set();
            }
            finally
            {
                _lock.Exit(asOwner);
            }
            if (waitedSince == 0)
            {
                waitedSince = Environment.TickCount64;
                Interlocked.Increment(ref _waits);
            }
            TimeSpan left = _patience - TimeSpan.FromMilliseconds(Environment.TickCount64 - waitedSince);
            if (left <= TimeSpan.Zero || !_space.Wait(left))
                return RowAppendResult.Full;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddSchema(MetricSchema schema)
    {
        bool asOwner = _lock.Enter();
        try
        {
            if (!_closed && !_schemas.Knows(schema.Id) && !_schemas.Add(schema))
                HasUnwrittenSchema = true;
        }
        finally
        {
            _lock.Exit(asOwner);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool LookAtTail()
    {
        _cursor.KnownTail = Volatile.Read(ref *_storedTail);
        return _cursor.Read != _cursor.KnownTail;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryPlace(int size, out byte* place)
    {
        long offset = _tail & _mask;
        long rest = _capacity - offset;
        long needed = rest < size ? rest + size : size;
        if (_tail + needed - _knownHead > _capacity)
        {
            _knownHead = Volatile.Read(ref *_storedHead);
            if (_tail + needed - _knownHead > _capacity)
            {
                place = null;
                return false;
            }
        }
        if (rest < size)
        {
            *(int*)(_ring + offset) = (int)rest;
            *(int*)(_ring + offset + sizeof(int)) = RowHeader.Filler;
            offset = 0;
        }
        place = _ring + offset;
        _tail += needed;
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WakeIfHalfFull()
    {
        bool asOwner = _lock.Enter();
        try
        {
            if (_closed || _tail < _wakeAt)
                return;
            _knownHead = Volatile.Read(ref *_storedHead);
            long halfFull = _knownHead + _capacity / 2;
            if (_tail < halfFull)
            {
                _wakeAt = halfFull;
                return;
            }
            // Setting an event is a system call, so a log thread that is busy draining is not woken by every row.
            _wake.Set();
            _wakeAt = _tail + _capacity / 8;
        }
        finally
        {
            _lock.Exit(asOwner);
        }
    }
}
