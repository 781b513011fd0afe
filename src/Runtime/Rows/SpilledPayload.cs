using System.Runtime.InteropServices;

namespace Instrument.Rows;

/// <summary>What the ring holds of a row whose values lie elsewhere: which of the spilled payloads is its own, and how to tell it from a damaged one.</summary>
/// <param name="Number">The payload's number in its <see cref="ISpillStore"/>.</param>
/// <param name="Length">Bytes of the payload.</param>
/// <param name="Checksum">CRC-32 of the payload.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct SpilledPayload(long Number, int Length, uint Checksum)
{
    /// <summary>Bytes of this struct, and so of the payload of an entry that refers to a spilled one.</summary>
    public const int Bytes = 16;
}
