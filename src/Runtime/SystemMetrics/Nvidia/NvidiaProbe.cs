namespace Instrument.SystemMetrics.Nvidia;

/// <summary>The machine's NVIDIA GPUs. Where there is no driver it has nothing to say.</summary>
/// <param name="library">Gives the library; asked at the first sample, because a driver may take its time.</param>
/// <param name="chosen">Numbers of the GPUs that are measured; <see langword="null"/> for all.</param>
/// <param name="processId">The process that is watched.</param>
internal sealed class NvidiaProbe(Func<NvmlLibrary?> library, IReadOnlyList<int>? chosen, int processId) : ISystemProbe, IDisposable
{
    // Guards the devices: the end of the run frees what a sample may just be using.
    private readonly Lock _gate = new();
    private List<NvidiaDevice>? _devices;

    /// <inheritdoc/>
    public string Name => "NVIDIA GPUs";

    /// <inheritdoc/>
    public void Sample(SystemValues values)
    {
        lock (_gate)
        {
            _devices ??= Open();
            foreach (NvidiaDevice device in _devices)
                device.Sample(values, processId);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // A driver that hangs must not hold up the run's end.
        if (!_gate.TryEnter())
            return;
        try
        {
            foreach (NvidiaDevice device in _devices ?? [])
                device.Dispose();
            _devices = [];
        }
        finally
        {
            _gate.Exit();
        }
    }

    private List<NvidiaDevice> Open()
    {
        List<NvidiaDevice> devices = [];
        if (library() is not { } nvml)
            return devices;
        for (uint index = 0; index < nvml.Count; index++)
        {
            if (chosen?.Contains((int)index) != false && nvml.Device(index) is { } device)
                devices.Add(new NvidiaDevice(nvml, device, index));
        }
        return devices;
    }
}
