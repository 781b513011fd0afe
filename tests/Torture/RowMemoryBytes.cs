using Instrument.Rows;

namespace Instrument.Torture;

/// <summary>What a killed process leaves of its row buffer.</summary>
internal static unsafe class RowMemoryBytes
{
    /// <summary>All bytes of the memory.</summary>
    public static byte[] Copy(RowMemory memory) => new ReadOnlySpan<byte>(memory.Start, (int)memory.Length).ToArray();
}
