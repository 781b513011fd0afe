using Instrument.SystemMetrics;
using Instrument.SystemMetrics.MacOS;

namespace Instrument.Metadata;

/// <summary>What the processor is called.</summary>
internal static class CpuModel
{
    /// <summary>The name; <see langword="null"/> where the system does not say.</summary>
    public static string? Read()
    {
        if (OperatingSystem.IsLinux())
            return ProcFile.TryRead("/proc/cpuinfo") is { } text ? OfCpuInfo(text) : null;
        if (OperatingSystem.IsMacOS())
            return SystemControl.Text("machdep.cpu.brand_string");
        if (OperatingSystem.IsWindows())
            return Microsoft.Win32.Registry.GetValue(@"HKEY_LOCAL_MACHINE\HARDWARE\DESCRIPTION\System\CentralProcessor\0", "ProcessorNameString", null) is string name ? name.Trim() : null;
        return null;
    }

    /// <summary>The name in <c>/proc/cpuinfo</c>; not every architecture's kernel gives one.</summary>
    public static string? OfCpuInfo(string text)
    {
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            int colon = line.IndexOf(':');
            if (colon > 0 && line[..colon].TrimEnd() is "model name" or "Model" or "cpu model")
                return line[(colon + 1)..].Trim().ToString();
        }
        return null;
    }
}
