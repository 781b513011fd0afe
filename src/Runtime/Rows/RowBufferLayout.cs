namespace Instrument.Rows;

/// <summary>
/// Where what lies in a row buffer's memory: a header page, the schemas, the ring. All integers little-endian, 8 bytes unless said otherwise.
/// </summary>
/// <remarks>
/// The header's fields that different threads write lie in different cache lines. How the head, the log's length and the intent
/// together make recovery exact is told at <see cref="RowBuffer.Intend"/>.
/// </remarks>
internal static unsafe class RowBufferLayout
{
    /// <summary>ASCII <c>INSTROWS</c>.</summary>
    public const ulong Magic = 0x53574F5254534E49;

    /// <summary>Version of this layout, 4 bytes at offset 8.</summary>
    public const int Version = 1;

    /// <summary>Place of the version.</summary>
    public const int VersionOffset = 8;

    /// <summary>Place of the ring's capacity.</summary>
    public const int CapacityOffset = 16;

    /// <summary>Place of the number of schema bytes that are complete.</summary>
    public const int SchemaLengthOffset = 24;

    /// <summary>Place of the clock's four numbers: start stamp, start in UTC ticks, anchor stamp, anchor in UTC ticks.</summary>
    public const int ClockOffset = 32;

    /// <summary>Place of the position up to which rows are safe in the log.</summary>
    public const int HeadOffset = 128;

    /// <summary>Place of the log's length that belongs to the head.</summary>
    public const int LogLengthOffset = 136;

    /// <summary>Place of the head that the write under way will give.</summary>
    public const int IntendedHeadOffset = 144;

    /// <summary>Place of the log's length that the write under way will give; 0 while that pair is being changed.</summary>
    public const int IntendedLogLengthOffset = 152;

    /// <summary>Place of the position up to which rows are published.</summary>
    public const int TailOffset = 256;

    /// <summary>Start of the schemas.</summary>
    public const int SchemaOffset = 4096;

    /// <summary>Room for schemas: some twenty thousand metrics.</summary>
    public const int SchemaCapacity = 1024 * 1024;

    /// <summary>Start of the ring.</summary>
    public const int RingOffset = SchemaOffset + SchemaCapacity;

    /// <summary>Capacity of the ring if nothing else is asked for: 4 MiB hold 47 000 rows of 8 numbers.</summary>
    public const int DefaultCapacity = 4 * 1024 * 1024;

    /// <summary>Bytes of memory that a ring of this capacity, a power of two, needs.</summary>
    public static long BytesFor(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 4096);
        ArgumentOutOfRangeException.ThrowIfNotEqual(System.Numerics.BitOperations.IsPow2(capacity), true);
        return RingOffset + (long)capacity;
    }

    /// <summary>Writes the header of an empty buffer. The magic comes last: without it a file is no row buffer.</summary>
    public static void Initialize(RowMemory memory)
    {
        *(int*)(memory.Start + VersionOffset) = Version;
        *(long*)(memory.Start + CapacityOffset) = memory.Length - RingOffset;
        Volatile.Write(ref *(ulong*)memory.Start, Magic);
    }

    /// <summary>Whether nothing was ever written to the memory.</summary>
    public static bool IsBlank(RowMemory memory) => memory.Length < SchemaOffset || *(ulong*)memory.Start == 0;

    /// <summary>Whether the memory holds a buffer of this layout, with positions that can be true.</summary>
    public static bool IsValid(RowMemory memory)
    {
        if (memory.Length <= RingOffset || *(ulong*)memory.Start != Magic || *(int*)(memory.Start + VersionOffset) != Version)
            return false;
        long capacity = *(long*)(memory.Start + CapacityOffset);
        long schemas = *(long*)(memory.Start + SchemaLengthOffset);
        long tail = *(long*)(memory.Start + TailOffset);
        return capacity == memory.Length - RingOffset && System.Numerics.BitOperations.IsPow2(capacity)
            && schemas is >= 0 and <= SchemaCapacity
            && IsHead(HeadOffset) && (*(long*)(memory.Start + IntendedLogLengthOffset) == 0 || IsHead(IntendedHeadOffset));

        bool IsHead(int offset)
        {
            long head = *(long*)(memory.Start + offset);
            return head >= 0 && head % 8 == 0 && head <= tail && tail - head <= capacity;
        }
    }
}
