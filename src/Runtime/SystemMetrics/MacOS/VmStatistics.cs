using System.Runtime.InteropServices;

namespace Instrument.SystemMetrics.MacOS;

/// <summary>The structure <c>vm_statistics64</c> of <c>mach/vm_statistics.h</c>: counts of pages.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct VmStatistics
{
    /// <summary>Pages that nobody uses.</summary>
    public uint Free;

    /// <summary>Pages in use.</summary>
    public uint Active;

    /// <summary>Pages that were not used for a while, and can be taken.</summary>
    public uint Inactive;

    /// <summary>Pages that must stay.</summary>
    public uint Wired;

    /// <summary>Counters since the start of the system.</summary>
    public ulong ZeroFilled, Reactivations, PageIns, PageOuts, Faults, CopyOnWriteFaults, Lookups, Hits, Purges;

    /// <summary>Pages that can be thrown away, and pages read ahead.</summary>
    public uint Purgeable, Speculative;

    /// <summary>Counters since the start of the system.</summary>
    public ulong Decompressions, Compressions, SwapIns, SwapOuts;

    /// <summary>Pages of the compressor and by kind.</summary>
    public uint CompressorPages, Throttled, External, Internal;

    /// <summary>What the compressor holds, uncompressed.</summary>
    public ulong UncompressedPagesInCompressor;

    /// <summary>The bytes of memory that can be had without taking them from anybody: free and inactive pages, as W&amp;B's own client counts them.</summary>
    /// <param name="pageSize">Bytes of a page.</param>
    public readonly ulong Available(ulong pageSize) => ((ulong)Free + Inactive) * pageSize;
}
