using System.Runtime.InteropServices;

namespace Instrument.SystemMetrics.Windows;

/// <summary>
/// The structure DISK_PERFORMANCE: what was read from and written to a volume since it was mounted
/// (https://learn.microsoft.com/windows/win32/api/winioctl/ns-winioctl-disk_performance).
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct DiskPerformance
{
    /// <summary>Bytes.</summary>
    public long BytesRead, BytesWritten;

    /// <summary>Times in units of 100 ns.</summary>
    public long ReadTime, WriteTime, IdleTime;

    /// <summary>Counts of requests.</summary>
    public uint ReadCount, WriteCount, QueueDepth, SplitCount;

    /// <summary>When it was asked for.</summary>
    public long QueryTime;

    /// <summary>Number of the device.</summary>
    public uint StorageDeviceNumber;

    /// <summary>Name of its kind, in eight characters.</summary>
    public fixed char StorageManagerName[8];
}
