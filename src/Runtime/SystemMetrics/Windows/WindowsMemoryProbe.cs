using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Instrument.SystemMetrics.Windows;

/// <summary>Memory of a Windows machine.</summary>
[SupportedOSPlatform("windows")]
internal sealed partial class WindowsMemoryProbe : ISystemProbe
{
    private const double Mebibyte = 1 << 20;

    /// <inheritdoc/>
    public string Name => "memory";

    /// <summary>Bytes of the machine's memory.</summary>
    public static long? Total() => TryRead(out MemoryStatus status) ? (long)status.TotalPhysical : null;

    /// <inheritdoc/>
    public void Sample(SystemValues values)
    {
        if (!TryRead(out MemoryStatus status))
            return;
        values.Add("proc.memory.availableMB", status.AvailablePhysical / Mebibyte);
        values.Add("memory_percent", 100.0 * (status.TotalPhysical - status.AvailablePhysical) / status.TotalPhysical);
    }

    private static bool TryRead(out MemoryStatus status)
    {
        status = new MemoryStatus { Length = (uint)Marshal.SizeOf<MemoryStatus>() };
        return GlobalMemoryStatusEx(ref status);
    }

    // https://learn.microsoft.com/windows/win32/api/sysinfoapi/nf-sysinfoapi-globalmemorystatusex
    [LibraryImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GlobalMemoryStatusEx(ref MemoryStatus status);

    [StructLayout(LayoutKind.Sequential)]
    private struct MemoryStatus
    {
        public uint Length;
        public uint Load;
        public ulong TotalPhysical;
        public ulong AvailablePhysical;
        public ulong TotalPageFile;
        public ulong AvailablePageFile;
        public ulong TotalVirtual;
        public ulong AvailableVirtual;
        public ulong AvailableExtendedVirtual;
    }
}
