using System.Runtime.InteropServices;

namespace Instrument.Rows;

/// <summary>
/// Where the log thread is in the ring. It moves with every row, so it has cache lines of its own: among the producers' fields it
/// would take theirs away.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 2 * CacheLine)]
internal struct RowCursor
{
    // Processors fetch lines of 64 bytes in pairs.
    private const int CacheLine = 128;

    /// <summary>Position behind the last row read.</summary>
    [FieldOffset(CacheLine)]
    public long Read;

    /// <summary>The producers' tail when it was looked at last; rows before it are complete.</summary>
    [FieldOffset(CacheLine + sizeof(long))]
    public long KnownTail;

    /// <summary>Puts it where nothing behind is known to be complete.</summary>
    public void StartAt(long position) => Read = KnownTail = position;
}
