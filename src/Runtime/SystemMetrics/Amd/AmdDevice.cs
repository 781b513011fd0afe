namespace Instrument.SystemMetrics.Amd;

/// <summary>
/// An AMD GPU as the kernel shows it in <c>/sys/class/drm/card*/device</c> (https://docs.kernel.org/gpu/amdgpu/driver-misc.html and
/// https://docs.kernel.org/gpu/amdgpu/thermal.html).
/// </summary>
/// <param name="Index">Its number in the names of metrics: among the AMD GPUs, in the order of their cards.</param>
/// <param name="Folder">The device's folder.</param>
internal sealed record AmdDevice(int Index, string Folder)
{
    private const string Vendor = "0x1002";

    /// <summary>The folder of the sensors; <see langword="null"/> if there is none.</summary>
    public string? Sensors { get; } = Directory.Exists(Path.Combine(Folder, "hwmon"))
        ? Directory.GetDirectories(Path.Combine(Folder, "hwmon")).Order(StringComparer.Ordinal).FirstOrDefault()
        : null;

    /// <summary>The GPUs of the machine.</summary>
    /// <param name="root">Folder of the files; <c>/</c> but in tests.</param>
    public static IReadOnlyList<AmdDevice> FindAll(string root = "/")
    {
        string cards = Path.Combine(root, "sys/class/drm");
        if (!OperatingSystem.IsLinux() || !Directory.Exists(cards))
            return [];
        // Connectors are there too, as card0-DP-1.
        return [.. Directory.GetFileSystemEntries(cards, "card*")
            .Where(path => int.TryParse(Path.GetFileName(path).AsSpan("card".Length), out _))
            .OrderBy(path => int.Parse(Path.GetFileName(path).AsSpan("card".Length), System.Globalization.CultureInfo.InvariantCulture))
            .Select(path => Path.Combine(path, "device"))
            .Where(device => ProcFile.TryRead(Path.Combine(device, "vendor"))?.Trim() == Vendor)
            .Select((device, index) => new AmdDevice(index, device))];
    }

    /// <summary>A number of the device; <see langword="null"/> if it does not tell.</summary>
    public long? Number(string file) => ProcFile.TryReadNumber(Path.Combine(Folder, file));

    /// <summary>A text of the device; empty if it does not tell.</summary>
    public string Text(string file) => ProcFile.TryRead(Path.Combine(Folder, file))?.Trim() ?? "";

    /// <summary>A number of the sensors; <see langword="null"/> if there is no such one.</summary>
    public long? Sensor(string file) => Sensors is null ? null : ProcFile.TryReadNumber(Path.Combine(Sensors, file));

    /// <summary>The temperature of the memory in thousandths of °C; <see langword="null"/> if it has no sensor.</summary>
    public long? MemoryTemperature()
    {
        for (int number = 1; Sensors is not null && number <= 8; number++)
        {
            if (ProcFile.TryRead(Path.Combine(Sensors, $"temp{number}_label"))?.Trim() == "mem")
                return Sensor($"temp{number}_input");
        }
        return null;
    }
}
