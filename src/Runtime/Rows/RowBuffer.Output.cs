namespace Instrument.Rows;

/// <content>The way in for what must not wait, and must not take the rows' room.</content>
internal sealed unsafe partial class RowBuffer
{
    /// <summary>
    /// Adds an encoded record, which keeps its place among the rows, if a quarter of the ring stays free for rows. Any thread; it never waits.
    /// </summary>
    /// <param name="stamp">The time of the call.</param>
    /// <param name="payload">As for <see cref="AppendRecord"/>.</param>
    public RowAppendResult TryAppendRecord(long stamp, ReadOnlySpan<byte> payload)
    {
        int size = RowHeader.Bytes + payload.Length;
        if (size > MaxRowBytes)
            return RowAppendResult.TooLarge;
        RowHeader header = new(size, RowHeader.Record, stamp, RowHeader.NextStep);
        bool asOwner = _lock.Enter();
        RowAppendResult result = _closed || _tail + size - Volatile.Read(ref *_storedHead) <= _capacity / 4 * 3
            ? TryAppend(header, payload)
            : RowAppendResult.Full;
        bool mayBeHalfFull = _tail >= _wakeAt;
        _lock.Exit(asOwner);
        if (mayBeHalfFull)
            WakeIfHalfFull();
        return result;
    }
}
