using System.Globalization;

namespace Instrument.SystemMetrics;

/// <summary>The limits that a container puts on the process: its control group of version 2, as it was at the start (docs/wire/sdk-surface.md §6.2).</summary>
/// <param name="CpuLimit">Cores it may use; <see langword="null"/> for all.</param>
/// <param name="MemoryLimit">Bytes it may use; <see langword="null"/> for all.</param>
/// <param name="UsagePath">The file that says how many bytes are in use.</param>
internal sealed record ControlGroup(double? CpuLimit, long? MemoryLimit, string UsagePath)
{
    /// <summary>Bytes in use; <see langword="null"/> if the file does not say.</summary>
    public long? MemoryUsage => ProcFile.TryReadNumber(UsagePath);

    /// <summary>The group of this process; <see langword="null"/> where there is none.</summary>
    /// <param name="root">Folder of the files; <c>/</c> but in tests.</param>
    public static ControlGroup? Find(string root = "/")
    {
        if (!OperatingSystem.IsLinux() || ProcFile.TryRead(Path.Combine(root, "proc/self/cgroup")) is not { } text)
            return null;
        string? relative = text.Split('\n').FirstOrDefault(line => line.StartsWith("0::", StringComparison.Ordinal))?[3..].Trim();
        if (relative is null)
            return null;
        string folder = Path.Combine(root, "sys/fs/cgroup", relative.TrimStart('/'));
        double? cores = Quota(ProcFile.TryRead(Path.Combine(folder, "cpu.max")));
        if (AllowedCores(ProcFile.TryRead(Path.Combine(root, "proc/self/status"))) is { } allowed && allowed < Environment.ProcessorCount)
            cores = Math.Min(cores ?? allowed, allowed);
        return new ControlGroup(cores, ProcFile.TryReadNumber(Path.Combine(folder, "memory.max")), Path.Combine(folder, "memory.current"));
    }

    // "200000 100000" are two cores; "max 100000" are all.
    private static double? Quota(string? text)
    {
        string[] parts = text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return parts.Length == 2 && double.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out double quota)
            && double.TryParse(parts[1].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out double period) && period > 0
                ? quota / period
                : null;
    }

    // "0-3,8" are five cores.
    private static int? AllowedCores(string? status)
    {
        string? line = status?.Split('\n').FirstOrDefault(line => line.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal));
        if (line is null)
            return null;
        int cores = 0;
        foreach (string range in line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim().Split(','))
        {
            string[] ends = range.Split('-');
            if (!int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out int first)
                || !int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int last))
                return null;
            cores += last - first + 1;
        }
        return cores;
    }
}
