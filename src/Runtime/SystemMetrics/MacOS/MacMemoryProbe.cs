using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Instrument.SystemMetrics.MacOS;

/// <summary>Memory of a Mac.</summary>
[SupportedOSPlatform("macos")]
internal sealed unsafe partial class MacMemoryProbe : ISystemProbe
{
    private const double Mebibyte = 1 << 20;

    // HOST_VM_INFO64 of mach/host_info.h.
    private const int VmInfo = 4;

    // Asked for once: each call gives a right that would have to be given back.
    private readonly uint _host = HostSelf();

    /// <inheritdoc/>
    public string Name => "memory";

    /// <summary>Bytes of the machine's memory.</summary>
    public static long? Total() => SystemControl.Number("hw.memsize");

    /// <inheritdoc/>
    public void Sample(SystemValues values)
    {
        VmStatistics statistics;
        // The length is in units of integer_t.
        uint length = (uint)sizeof(VmStatistics) / sizeof(int);
        if (HostStatistics(_host, VmInfo, &statistics, &length) != 0 || Total() is not { } total)
            return;
        double available = statistics.Available((ulong)Environment.SystemPageSize);
        values.Add("proc.memory.availableMB", available / Mebibyte);
        values.Add("memory_percent", 100.0 * (total - available) / total);
    }

    [LibraryImport("libSystem.dylib", EntryPoint = "mach_host_self")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint HostSelf();

    [LibraryImport("libSystem.dylib", EntryPoint = "host_statistics64")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int HostStatistics(uint host, int flavor, VmStatistics* statistics, uint* length);
}
