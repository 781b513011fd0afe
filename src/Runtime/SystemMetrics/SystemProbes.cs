using Instrument.SystemMetrics.Amd;
using Instrument.SystemMetrics.Linux;
using Instrument.SystemMetrics.MacOS;
using Instrument.SystemMetrics.Nvidia;
using Instrument.SystemMetrics.Windows;

namespace Instrument.SystemMetrics;

/// <summary>Chooses the probes that this machine has.</summary>
internal static class SystemProbes
{
    /// <summary>The path whose disk is looked at where nobody names one.</summary>
    public static string DefaultDisk => OperatingSystem.IsWindows() ? Path.GetPathRoot(Environment.SystemDirectory) ?? "C:\\" : "/";

    /// <summary>The probes whose figures make one record each: those of the host, of the GPUs, and of the runtime.</summary>
    public static IReadOnlyList<IReadOnlyList<ISystemProbe>> Create(TimeProvider time, SystemProbeOptions? options = null)
    {
        options ??= new SystemProbeOptions();
        ControlGroup? group = options.IgnoresControlGroup ? null : ControlGroup.Find();
        IReadOnlyList<string> disks = options.DiskPaths.Count == 0 ? [DefaultDisk] : options.DiskPaths;
        List<ISystemProbe> host = [.. disks.Select(path => new DiskSpaceProbe(path))];
        if (OperatingSystem.IsLinux())
            host.AddRange([new LinuxProcessProbe(group, time), new LinuxMemoryProbe(group), new LinuxNetworkProbe(), new LinuxDiskTrafficProbe(disks)]);
        else
            host.AddRange([new ProcessProbe(TotalMemory, time), new NetworkProbe()]);
        if (OperatingSystem.IsWindows())
            host.AddRange([new WindowsMemoryProbe(), new WindowsDiskTrafficProbe(disks)]);
        if (OperatingSystem.IsMacOS())
            host.Add(new MacMemoryProbe());
        List<ISystemProbe> runtime = [new DotnetProbe(time)];
        if (OperatingSystem.IsLinux())
            runtime.AddRange([new LinuxCoreProbe(), new LinuxHandleProbe()]);
        if (OperatingSystem.IsWindows())
            runtime.Add(new WindowsHandleProbe());
        return [host, [new NvidiaProbe(() => NvmlLibrary.Shared, options.GpuDevices, Environment.ProcessId)], [new AmdProbe(options.GpuDevices)], runtime];
    }

    /// <summary>Bytes of the machine's memory; <see langword="null"/> if the system does not say.</summary>
    public static long? TotalMemory()
    {
        if (OperatingSystem.IsLinux())
            return LinuxMemoryProbe.Total();
        if (OperatingSystem.IsWindows())
            return WindowsMemoryProbe.Total();
        if (OperatingSystem.IsMacOS())
            return MacMemoryProbe.Total();
        return GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
    }
}
