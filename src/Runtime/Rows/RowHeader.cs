using System.Runtime.InteropServices;

namespace Instrument.Rows;

/// <summary>What stands in front of a row's values in the row buffer.</summary>
/// <param name="Size">Bytes of the whole entry, this header included; always a multiple of 8.</param>
/// <param name="Tag">The schema's number and the row's <see cref="RowCommit"/>, or one of the tags named here.</param>
/// <param name="Stamp">The <see cref="TimeProvider.GetTimestamp"/> of the call.</param>
/// <param name="Step">The explicit step, or <see cref="NextStep"/>.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct RowHeader(int Size, int Tag, long Stamp, long Step)
{
    /// <summary>Bytes of the header.</summary>
    public const int Bytes = 24;

    /// <summary>Schema number of a row that names its own keys.</summary>
    public const int Dynamic = 0;

    /// <summary>Tag of the unused rest at the end of the ring. Of such an entry only the first 8 bytes exist.</summary>
    public const int Filler = -1;

    /// <summary>Tag of an entry that is no row but an encoded record, such as a metric's definition: it keeps its place among the rows.</summary>
    public const int Record = -2;

    /// <summary>Tag of such an entry whose record is spilled.</summary>
    public const int SpilledRecord = -3;

    /// <summary>
    /// Bit of a row's tag: the entry holds a <see cref="SpilledPayload"/> in place of the values. The tags of other entries are negative,
    /// so that they are not mistaken for one.
    /// </summary>
    public const int SpilledRow = 1 << 30;

    /// <summary>Step of a row without an explicit step.</summary>
    public const long NextStep = long.MinValue;

    private const int CommitBits = 2;

    /// <summary>The largest schema number that a tag can hold.</summary>
    public const int MaxSchemaId = (SpilledRow - 1) >> CommitBits;

    /// <summary>The schema's number.</summary>
    public int SchemaId => Tag >> CommitBits;

    /// <summary>Whether the row is finished by this call.</summary>
    public RowCommit Commit => (RowCommit)(Tag & ((1 << CommitBits) - 1));

    /// <summary>The tag of a row.</summary>
    public static int RowTag(int schemaId, RowCommit commit) => schemaId << CommitBits | (int)commit;

    /// <summary>Whether an entry holds a <see cref="SpilledPayload"/> in place of its payload.</summary>
    public static bool IsSpilled(int tag) => tag is >= SpilledRow or SpilledRecord;

    /// <summary>The tag of the same row or record with its payload spilled.</summary>
    public static int Spill(int tag) => tag == Record ? SpilledRecord : tag | SpilledRow;

    /// <summary>The tag of the row or record itself, whose payload is spilled.</summary>
    public static int Unspill(int tag) => tag == SpilledRecord ? Record : tag & ~SpilledRow;
}
