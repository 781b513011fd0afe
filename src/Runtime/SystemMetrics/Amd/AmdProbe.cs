namespace Instrument.SystemMetrics.Amd;

/// <summary>The machine's AMD GPUs, from the kernel's files (docs/wire/sdk-surface.md §6.4).</summary>
/// <param name="chosen">Numbers of the GPUs that are measured; <see langword="null"/> for all.</param>
/// <param name="root">Folder of the files; <c>/</c> but in tests.</param>
internal sealed class AmdProbe(IReadOnlyList<int>? chosen, string root = "/") : ISystemProbe
{
    private readonly Lazy<AmdDevice[]> _devices = new(() => [.. AmdDevice.FindAll(root).Where(device => chosen?.Contains(device.Index) != false)]);

    /// <inheritdoc/>
    public string Name => "AMD GPUs";

    /// <inheritdoc/>
    public void Sample(SystemValues values)
    {
        foreach (AmdDevice device in _devices.Value)
            Sample(device, $"gpu.{device.Index}.", values);
    }

    private static void Sample(AmdDevice device, string prefix, SystemValues values)
    {
        if (device.Number("gpu_busy_percent") is { } busy)
            values.Add(prefix + "gpu", busy);
        if (device.Number("mem_busy_percent") is { } memory)
            values.Add(prefix + "memoryReadWriteActivity", memory);
        if (device.Number("mem_info_vram_total") is { } total and > 0 && device.Number("mem_info_vram_used") is { } used)
            values.Add(prefix + "memoryAllocated", 100.0 * used / total);
        if (device.Number("pp_mclk_od") is { } overdrive)
            values.Add(prefix + "memoryOverDrive", overdrive);
        if (device.MemoryTemperature() is { } temperature)
            values.Add(prefix + "temp", temperature / 1000.0);
        // In millionths of a watt; newer GPUs give the power of the moment only.
        if ((device.Sensor("power1_average") ?? device.Sensor("power1_input")) is not { } power)
            return;
        values.Add(prefix + "powerWatts", power / 1e6);
        if (device.Sensor("power1_cap") is { } cap and > 0)
            values.Add(prefix + "powerPercent", 100.0 * power / cap);
    }
}
