using Instrument.SystemMetrics.Linux;

namespace Instrument.SystemMetrics;

/// <summary>Chooses the probes that this machine has.</summary>
internal static class SystemProbes
{
    /// <summary>The probes whose figures make one record each: those of the host, and those of the runtime.</summary>
    public static IReadOnlyList<IReadOnlyList<ISystemProbe>> Create(TimeProvider time)
    {
        ControlGroup? group = ControlGroup.Find();
        string disk = OperatingSystem.IsWindows() ? Path.GetPathRoot(Environment.SystemDirectory) ?? "C:\\" : "/";
        List<ISystemProbe> host = [new ProcessProbe(group, TotalMemory, time), new DiskSpaceProbe(disk), new NetworkProbe()];
        if (OperatingSystem.IsLinux())
            host.AddRange([new LinuxMemoryProbe(group), new LinuxDiskTrafficProbe()]);
        if (OperatingSystem.IsWindows())
            host.Add(new WindowsMemoryProbe());
        return [host, [new DotnetProbe(time)]];
    }

    private static long? TotalMemory()
    {
        if (OperatingSystem.IsLinux())
            return LinuxMemoryProbe.Total();
        if (OperatingSystem.IsWindows())
            return WindowsMemoryProbe.Total();
        return GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
    }
}
