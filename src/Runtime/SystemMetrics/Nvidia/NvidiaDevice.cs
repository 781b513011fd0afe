using System.Globalization;

namespace Instrument.SystemMetrics.Nvidia;

/// <summary>
/// Reads one GPU (docs/wire/sdk-surface.md §6.3). What it refuses once it is not asked for again: not every GPU has a fan, or memory that
/// counts its errors.
/// </summary>
internal sealed class NvidiaDevice : IDisposable
{
    private const double Percent = 100;
    private const double MilliwattsPerWatt = 1000;

    private readonly NvmlLibrary _nvml;
    private readonly nint _device;
    private readonly string _number;
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);
    private nint? _earlier;
    private nint? _later;

    /// <summary>Begins to measure.</summary>
    /// <param name="nvml">The library.</param>
    /// <param name="device">The GPU's handle.</param>
    /// <param name="index">Its number in the names of metrics.</param>
    public NvidiaDevice(NvmlLibrary nvml, nint device, uint index)
    {
        _nvml = nvml;
        _device = device;
        _number = index.ToString(CultureInfo.InvariantCulture);
        if (nvml.Gpm is { } counters && counters.Supports(device) && counters.Allocate() is { } earlier)
        {
            _earlier = earlier;
            _later = counters.Allocate();
            if (_later is null || !counters.Take(device, earlier))
                Dispose();
        }
    }

    /// <summary>Adds what the GPU tells now.</summary>
    /// <param name="values">Takes the figures.</param>
    /// <param name="processId">The process whose GPUs have their figures a second time, as those of the process.</param>
    public void Sample(SystemValues values, int processId)
    {
        string device = $"gpu.{_number}.";
        SampleLoad(values, device);
        if (_nvml.IsUsedBy(_device, processId))
            values.Repeat(device, $"gpu.process.{_number}.");
        Add(values, device + "smClock", Once("smClock", () => _nvml.Number(NvmlNumber.SmClock, _device)));
        Add(values, device + "memoryClock", Once("memoryClock", () => _nvml.Number(NvmlNumber.MemoryClock, _device)));
        Add(values, device + "correctedMemoryErrors", Once("correctedMemoryErrors", () => _nvml.MemoryErrors(_device, isUncorrected: false)));
        Add(values, device + "uncorrectedMemoryErrors", Once("uncorrectedMemoryErrors", () => _nvml.MemoryErrors(_device, isUncorrected: true)));
        Add(values, device + "fanSpeed", Once("fanSpeed", () => _nvml.Number(NvmlNumber.FanSpeed, _device)));
        SampleCounters(values, device);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_earlier is { } earlier)
            _nvml.Gpm!.Free(earlier);
        if (_later is { } later)
            _nvml.Gpm!.Free(later);
        _earlier = _later = null;
    }

    // These are repeated for the process that uses the GPU, although they are of all its users together.
    private void SampleLoad(SystemValues values, string device)
    {
        if (Once("utilization", () => _nvml.Utilization(_device)) is var (gpu, memory))
        {
            values.Add(device + "gpu", gpu);
            values.Add(device + "memory", memory);
        }
        if (Once("memoryAllocated", () => _nvml.Memory(_device)) is (var total and > 0, var used))
        {
            values.Add(device + "memoryAllocated", Percent * used / total);
            values.Add(device + "memoryAllocatedBytes", (long)used);
        }
        Add(values, device + "temp", Once("temp", () => _nvml.Number(NvmlNumber.Temperature, _device)));
        uint? power = Once("powerWatts", () => _nvml.Number(NvmlNumber.Power, _device));
        uint? limit = Once("enforcedPowerLimitWatts", () => _nvml.Number(NvmlNumber.PowerLimit, _device));
        if (power is not null)
            values.Add(device + "powerWatts", power.Value / MilliwattsPerWatt);
        if (limit is not null)
            values.Add(device + "enforcedPowerLimitWatts", limit.Value / MilliwattsPerWatt);
        if (power is not null && limit is > 0)
            values.Add(device + "powerPercent", Percent * power.Value / limit.Value);
    }

    // The averages are those of the whole interval between two samples of this probe, so nothing has to wait for a second one.
    private void SampleCounters(SystemValues values, string device)
    {
        if (_earlier is not { } earlier || _later is not { } later)
            return;
        if (!_nvml.Gpm!.Take(_device, later) || !_nvml.Gpm.Add(earlier, later, device, values))
            Dispose();
        else
            (_earlier, _later) = (later, earlier);
    }

    private T? Once<T>(string metric, Func<T?> ask) where T : struct
    {
        if (_refused.Contains(metric))
            return null;
        T? answer = ask();
        if (answer is null)
            _refused.Add(metric);
        return answer;
    }

    private static void Add(SystemValues values, string key, ulong? value)
    {
        if (value is { } number)
            values.Add(key, (long)number);
    }
}
