using System.Runtime.InteropServices;
using System.Text;

namespace Instrument.SystemMetrics.Nvidia;

/// <summary>
/// NVIDIA's management library as far as it is needed: what it does not know, and what fails, is <see langword="null"/>. Signatures, constants
/// and structures are those of <c>nvml.h</c> (https://docs.nvidia.com/deploy/nvml-api).
/// </summary>
internal sealed unsafe class NvmlLibrary
{
    // NVML_SUCCESS.
    private const int Success = 0;

    // NVML_DEVICE_UUID_V2_BUFFER_SIZE and NVML_DEVICE_NAME_V2_BUFFER_SIZE.
    private const int TextLength = 96;

    // NVML_MEMORY_LOCATION_DEVICE_MEMORY; NVML_VOLATILE_ECC is 0.
    private const int DeviceMemory = 2;

    // NVML_CLOCK_SM and NVML_CLOCK_MEM.
    private const int SmClock = 1;
    private const int MemoryClock = 2;

    private static readonly Lazy<NvmlLibrary?> Loaded = new(() => NvmlLocation.TryLoad() is { } library ? TryStart(name => NvmlLocation.Export(library, name)) : null);

    private readonly Func<string, nint> _export;
    private readonly delegate* unmanaged[Cdecl]<nint, nint, int> _utilization;
    private readonly delegate* unmanaged[Cdecl]<nint, nint, int> _memory;
    private readonly delegate* unmanaged[Cdecl]<nint, int, int, int, ulong*, int> _errors;
    private readonly delegate* unmanaged[Cdecl]<nint, uint*, nint, int> _computeProcesses;
    private readonly delegate* unmanaged[Cdecl]<nint, uint*, nint, int> _graphicsProcesses;
    private readonly nint[] _numbers;

    private NvmlLibrary(Func<string, nint> export)
    {
        _export = export;
        _utilization = (delegate* unmanaged[Cdecl]<nint, nint, int>)export("nvmlDeviceGetUtilizationRates");
        _memory = (delegate* unmanaged[Cdecl]<nint, nint, int>)export("nvmlDeviceGetMemoryInfo");
        _errors = (delegate* unmanaged[Cdecl]<nint, int, int, int, ulong*, int>)export("nvmlDeviceGetMemoryErrorCounter");
        _computeProcesses = (delegate* unmanaged[Cdecl]<nint, uint*, nint, int>)Either("nvmlDeviceGetComputeRunningProcesses_v3", "nvmlDeviceGetComputeRunningProcesses_v2");
        _graphicsProcesses = (delegate* unmanaged[Cdecl]<nint, uint*, nint, int>)Either("nvmlDeviceGetGraphicsRunningProcesses_v3", "nvmlDeviceGetGraphicsRunningProcesses_v2");
        _numbers = [.. Enum.GetValues<NvmlNumber>().Select(number => export(FunctionOf(number)))];
        Gpm = NvmlPerformance.Find(export);
    }

    /// <summary>The machine's library, started; <see langword="null"/> without one. It stays until the process ends.</summary>
    public static NvmlLibrary? Shared => Loaded.Value;

    /// <summary>The part that measures with the GPU's own counters; <see langword="null"/> if the driver is too old for it.</summary>
    public NvmlPerformance? Gpm { get; }

    /// <summary>The GPUs; 0 if they cannot be counted.</summary>
    public uint Count
    {
        get
        {
            uint count;
            var function = (delegate* unmanaged[Cdecl]<uint*, int>)Either("nvmlDeviceGetCount_v2", "nvmlDeviceGetCount");
            return function is not null && function(&count) == Success ? count : 0;
        }
    }

    /// <summary>The version of CUDA that the driver serves, for example <c>12.8</c>.</summary>
    public string? CudaVersion
    {
        get
        {
            int version;
            var function = (delegate* unmanaged[Cdecl]<int*, int>)Either("nvmlSystemGetCudaDriverVersion_v2", "nvmlSystemGetCudaDriverVersion");
            return function is not null && function(&version) == Success
                ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{version / 1000}.{version % 1000 / 10}")
                : null;
        }
    }

    /// <summary>Starts a library; <see langword="null"/> if it cannot be used, as without a driver.</summary>
    /// <param name="export">The address of a function; 0 if there is none of this name.</param>
    public static NvmlLibrary? TryStart(Func<string, nint> export)
    {
        var start = (delegate* unmanaged[Cdecl]<int>)export("nvmlInit_v2");
        return start is not null && start() == Success ? new NvmlLibrary(export) : null;
    }

    /// <summary>The handle of a GPU.</summary>
    public nint? Device(uint index)
    {
        nint device;
        var function = (delegate* unmanaged[Cdecl]<uint, nint*, int>)Either("nvmlDeviceGetHandleByIndex_v2", "nvmlDeviceGetHandleByIndex");
        return function is not null && function(index, &device) == Success ? device : null;
    }

    /// <summary>What the GPU is called.</summary>
    public string? NameOf(nint device) => Text("nvmlDeviceGetName", device);

    /// <summary>What tells the GPU from all others.</summary>
    public string? UuidOf(nint device) => Text("nvmlDeviceGetUUID", device);

    /// <summary>A figure of a GPU.</summary>
    public uint? Number(NvmlNumber number, nint device)
    {
        nint function = _numbers[(int)number];
        if (function == 0)
            return null;
        uint value;
        int result = number switch
        {
            // NVML_TEMPERATURE_GPU and the first fan are both 0.
            NvmlNumber.Temperature or NvmlNumber.FanSpeed => ((delegate* unmanaged[Cdecl]<nint, int, uint*, int>)function)(device, 0, &value),
            NvmlNumber.SmClock => ((delegate* unmanaged[Cdecl]<nint, int, uint*, int>)function)(device, SmClock, &value),
            NvmlNumber.MemoryClock => ((delegate* unmanaged[Cdecl]<nint, int, uint*, int>)function)(device, MemoryClock, &value),
            _ => ((delegate* unmanaged[Cdecl]<nint, uint*, int>)function)(device, &value),
        };
        return result == Success ? value : null;
    }

    /// <summary>The share of time in which the GPU, and its memory, were busy, in percent.</summary>
    public (uint Gpu, uint Memory)? Utilization(nint device)
    {
        uint* rates = stackalloc uint[2];
        return _utilization is not null && _utilization(device, (nint)rates) == Success ? (rates[0], rates[1]) : null;
    }

    /// <summary>Bytes of the GPU's memory.</summary>
    public (ulong Total, ulong Used)? Memory(nint device)
    {
        // total, free, used
        ulong* bytes = stackalloc ulong[3];
        return _memory is not null && _memory(device, (nint)bytes) == Success ? (bytes[0], bytes[2]) : null;
    }

    /// <summary>Errors of the GPU's memory since the driver was loaded.</summary>
    /// <param name="device">The GPU.</param>
    /// <param name="isUncorrected">Those that could not be corrected, instead of the others.</param>
    public ulong? MemoryErrors(nint device, bool isUncorrected)
    {
        ulong count;
        return _errors is not null && _errors(device, isUncorrected ? 1 : 0, 0, DeviceMemory, &count) == Success ? count : null;
    }

    /// <summary>Whether a process uses the GPU.</summary>
    public bool IsUsedBy(nint device, int processId) => Lists(_computeProcesses, device, processId) || Lists(_graphicsProcesses, device, processId);

    private static bool Lists(delegate* unmanaged[Cdecl]<nint, uint*, nint, int> list, nint device, int processId)
    {
        if (list is null)
            return false;
        NvmlProcess* processes = stackalloc NvmlProcess[64];
        uint count = 64;
        if (list(device, &count, (nint)processes) != Success)
            return false;
        for (int i = 0; i < Math.Min(count, 64); i++)
        {
            if (processes[i].Id == (uint)processId)
                return true;
        }
        return false;
    }

    private static string FunctionOf(NvmlNumber number) => number switch
    {
        NvmlNumber.Temperature => "nvmlDeviceGetTemperature",
        NvmlNumber.Power => "nvmlDeviceGetPowerUsage",
        NvmlNumber.PowerLimit => "nvmlDeviceGetEnforcedPowerLimit",
        NvmlNumber.SmClock or NvmlNumber.MemoryClock => "nvmlDeviceGetClockInfo",
        NvmlNumber.FanSpeed => "nvmlDeviceGetFanSpeed_v2",
        NvmlNumber.Cores => "nvmlDeviceGetNumGpuCores",
        _ => "nvmlDeviceGetArchitecture",
    };

    private string? Text(string name, nint device)
    {
        var function = (delegate* unmanaged[Cdecl]<nint, byte*, uint, int>)_export(name);
        byte* text = stackalloc byte[TextLength];
        return function is not null && function(device, text, TextLength) == Success
            ? Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text))
            : null;
    }

    private nint Either(string name, string older) => _export(name) is var function and not 0 ? function : _export(older);

    // nvmlProcessInfo_t of the second and third version.
    [StructLayout(LayoutKind.Sequential)]
    private struct NvmlProcess
    {
        public uint Id;
        public ulong UsedMemory;
        public uint GpuInstance;
        public uint ComputeInstance;
    }
}
