namespace Instrument.SystemMetrics.Linux;

/// <summary>Memory of the machine, or of the container, from <c>/proc/meminfo</c> and the control group.</summary>
/// <param name="group">The limits of the process.</param>
/// <param name="memInfo">The file; another one in tests.</param>
internal sealed class LinuxMemoryProbe(ControlGroup? group, string memInfo = "/proc/meminfo") : ISystemProbe
{
    private const double Mebibyte = 1 << 20;

    /// <inheritdoc/>
    public string Name => "memory";

    /// <summary>Bytes of the machine's memory.</summary>
    public static long? Total(string memInfo = "/proc/meminfo") =>
        ProcFile.TryRead(memInfo) is { } text && ProcFile.Number(text, "MemTotal") is { } kibibytes ? kibibytes << 10 : null;

    /// <inheritdoc/>
    public void Sample(SystemValues values)
    {
        if (group is { MemoryLimit: { } limit and > 0 } && group.MemoryUsage is { } used)
        {
            values.Add("proc.memory.availableMB", Math.Max(0, limit - used) / Mebibyte);
            values.Add("memory_percent", 100.0 * used / limit);
            return;
        }
        if (ProcFile.TryRead(memInfo) is not { } text || ProcFile.Number(text, "MemTotal") is not { } total || ProcFile.Number(text, "MemAvailable") is not { } available)
            return;
        values.Add("proc.memory.availableMB", available / 1024.0);
        values.Add("memory_percent", 100.0 * (total - available) / total);
    }
}
