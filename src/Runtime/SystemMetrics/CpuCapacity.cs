using Instrument.SystemMetrics.MacOS;
using Instrument.SystemMetrics.Windows;

namespace Instrument.SystemMetrics;

/// <summary>How many cores the process may use, to which its CPU time is compared (docs/wire/sdk-surface.md §6.2).</summary>
internal static class CpuCapacity
{
    /// <summary>The limit of the control group, else the number of physical cores, else that of logical ones.</summary>
    public static double Find(ControlGroup? group) => group?.CpuLimit ?? PhysicalCores() ?? Environment.ProcessorCount;

    /// <summary>The physical cores that <c>/proc/cpuinfo</c> lists; <see langword="null"/> where it lists none, as outside of Linux.</summary>
    public static int? PhysicalCores(string cpuInfo)
    {
        HashSet<(string, string)> cores = [];
        string package = "";
        foreach (string line in cpuInfo.Split('\n'))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
                continue;
            string value = line[(colon + 1)..].Trim();
            if (line.StartsWith("physical id", StringComparison.Ordinal))
                package = value;
            else if (line.StartsWith("core id", StringComparison.Ordinal))
                cores.Add((package, value));
        }
        return cores.Count == 0 ? null : cores.Count;
    }

    /// <summary>The machine's physical cores; <see langword="null"/> where the system does not say.</summary>
    public static int? PhysicalCores()
    {
        if (OperatingSystem.IsWindows())
            return WindowsCores.Count();
        if (OperatingSystem.IsMacOS())
            return (int?)SystemControl.Number("hw.physicalcpu");
        return ProcFile.TryRead("/proc/cpuinfo") is { } text ? PhysicalCores(text) : null;
    }
}
