using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Instrument.SystemMetrics.Nvidia;

namespace Instrument.Runtime.Tests.SystemMetrics.Nvidia;

/// <summary>
/// NVML's functions with the library's own signatures, as code that is called like native code. GPU 0 is an H200 with all it has, GPU 1 an
/// old one that knows neither fan, nor ECC, nor counters. The figures of the first change with each sample of its counters.
/// </summary>
internal static unsafe class FakeNvml
{
    private const int Success = 0;
    private const int InvalidArgument = 2;
    private const int NotSupported = 3;

    private const nint Hopper = 0x1000;
    private const nint Pascal = 0x2000;

    private static readonly Dictionary<string, nint> Functions = new()
    {
        ["nvmlInit_v2"] = (nint)(delegate* unmanaged[Cdecl]<int>)&Init,
        ["nvmlDeviceGetCount_v2"] = (nint)(delegate* unmanaged[Cdecl]<uint*, int>)&Count,
        ["nvmlDeviceGetHandleByIndex_v2"] = (nint)(delegate* unmanaged[Cdecl]<uint, nint*, int>)&Handle,
        ["nvmlSystemGetCudaDriverVersion_v2"] = (nint)(delegate* unmanaged[Cdecl]<int*, int>)&Cuda,
        ["nvmlDeviceGetName"] = (nint)(delegate* unmanaged[Cdecl]<nint, byte*, uint, int>)&Name,
        ["nvmlDeviceGetUUID"] = (nint)(delegate* unmanaged[Cdecl]<nint, byte*, uint, int>)&Uuid,
        ["nvmlDeviceGetNumGpuCores"] = (nint)(delegate* unmanaged[Cdecl]<nint, uint*, int>)&Cores,
        ["nvmlDeviceGetArchitecture"] = (nint)(delegate* unmanaged[Cdecl]<nint, uint*, int>)&Architecture,
        ["nvmlDeviceGetUtilizationRates"] = (nint)(delegate* unmanaged[Cdecl]<nint, uint*, int>)&Utilization,
        ["nvmlDeviceGetMemoryInfo"] = (nint)(delegate* unmanaged[Cdecl]<nint, ulong*, int>)&Memory,
        ["nvmlDeviceGetTemperature"] = (nint)(delegate* unmanaged[Cdecl]<nint, int, uint*, int>)&Temperature,
        ["nvmlDeviceGetPowerUsage"] = (nint)(delegate* unmanaged[Cdecl]<nint, uint*, int>)&Power,
        ["nvmlDeviceGetEnforcedPowerLimit"] = (nint)(delegate* unmanaged[Cdecl]<nint, uint*, int>)&PowerLimit,
        ["nvmlDeviceGetClockInfo"] = (nint)(delegate* unmanaged[Cdecl]<nint, int, uint*, int>)&Clock,
        ["nvmlDeviceGetMemoryErrorCounter"] = (nint)(delegate* unmanaged[Cdecl]<nint, int, int, int, ulong*, int>)&Errors,
        ["nvmlDeviceGetFanSpeed_v2"] = (nint)(delegate* unmanaged[Cdecl]<nint, uint, uint*, int>)&Fan,
        ["nvmlDeviceGetComputeRunningProcesses_v3"] = (nint)(delegate* unmanaged[Cdecl]<nint, uint*, byte*, int>)&Processes,
        ["nvmlGpmQueryDeviceSupport"] = (nint)(delegate* unmanaged[Cdecl]<nint, uint*, int>)&GpmSupport,
        ["nvmlGpmSampleAlloc"] = (nint)(delegate* unmanaged[Cdecl]<nint*, int>)&GpmAllocate,
        ["nvmlGpmSampleFree"] = (nint)(delegate* unmanaged[Cdecl]<nint, int>)&GpmFree,
        ["nvmlGpmSampleGet"] = (nint)(delegate* unmanaged[Cdecl]<nint, nint, int>)&GpmTake,
        ["nvmlGpmMetricsGet"] = (nint)(delegate* unmanaged[Cdecl]<byte*, int>)&GpmCompute,
    };

    /// <summary>How often the fan of GPU 1 was asked for.</summary>
    public static int FanQuestions { get; private set; }

    /// <summary>Samples of counters that were given out and not given back.</summary>
    public static int Samples { get; private set; }

    /// <summary>The library.</summary>
    public static NvmlLibrary Start() => NvmlLibrary.TryStart(name => Functions.GetValueOrDefault(name))!;

    /// <summary>The library of a driver that lacks functions.</summary>
    public static NvmlLibrary? StartWithout(params string[] names) => NvmlLibrary.TryStart(name => names.Contains(name) ? 0 : Functions.GetValueOrDefault(name));

    /// <summary>The library of a machine whose driver does not run.</summary>
    public static NvmlLibrary? StartWithoutDriver() =>
        NvmlLibrary.TryStart(name => name == "nvmlInit_v2" ? (nint)(delegate* unmanaged[Cdecl]<int>)&Fail : Functions.GetValueOrDefault(name));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Init() => Success;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Fail() => 9;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Count(uint* count)
    {
        *count = 2;
        return Success;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Handle(uint index, nint* device)
    {
        *device = index == 0 ? Hopper : Pascal;
        return index < 2 ? Success : InvalidArgument;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Cuda(int* version)
    {
        *version = 12080;
        return Success;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Name(nint device, byte* text, uint length) => Write(device == Hopper ? "NVIDIA H200" : "Tesla P100-PCIE-16GB", text, length);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Uuid(nint device, byte* text, uint length) => Write(device == Hopper ? "GPU-1b2c3d4e-0000-1111-2222-333344445555" : "GPU-2", text, length);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Cores(nint device, uint* count) => Answer(device == Hopper ? 16896u : 3584u, count);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Architecture(nint device, uint* number) => Answer(device == Hopper ? 9u : 4u, number);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Utilization(nint device, uint* rates)
    {
        (rates[0], rates[1]) = device == Hopper ? (87u, 41u) : (3u, 1u);
        return Success;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Memory(nint device, ulong* bytes)
    {
        // total, free, used
        (bytes[0], bytes[1], bytes[2]) = device == Hopper ? (150_754_820_096ul, 113_066_115_072ul, 37_688_705_024ul) : (17_071_734_784ul, 17_071_734_784ul, 0ul);
        return Success;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Temperature(nint device, int sensor, uint* degrees) => sensor == 0 ? Answer(device == Hopper ? 61u : 33u, degrees) : InvalidArgument;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Power(nint device, uint* milliwatts) => Answer(device == Hopper ? 525_250u : 31_000u, milliwatts);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int PowerLimit(nint device, uint* milliwatts) => device == Hopper ? Answer(700_000u, milliwatts) : NotSupported;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Clock(nint device, int type, uint* megahertz) => type switch
    {
        1 => Answer(device == Hopper ? 1980u : 1303u, megahertz),
        2 => Answer(device == Hopper ? 3201u : 715u, megahertz),
        _ => InvalidArgument,
    };

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Errors(nint device, int type, int counter, int location, ulong* count)
    {
        *count = type == 0 ? 5_000_000_000ul : 2ul;
        return device == Hopper && counter == 0 && location == 2 ? Success : NotSupported;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Fan(nint device, uint fan, uint* percent)
    {
        if (device == Hopper)
            return fan == 0 ? Answer(48u, percent) : InvalidArgument;
        FanQuestions++;
        return NotSupported;
    }

    // 24 bytes a process: its number, and 8 bytes later the memory that it uses.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Processes(nint device, uint* count, byte* processes)
    {
        if (*count < 2)
            return 7;
        *count = device == Hopper ? 2u : 0u;
        if (device == Hopper)
        {
            *(uint*)processes = 4000;
            *(ulong*)(processes + 8) = 4242;
            *(uint*)(processes + 24) = 4242;
        }
        return Success;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int GpmSupport(nint device, uint* support)
    {
        if (support[0] != 1)
            return 25;
        support[1] = device == Hopper ? 1u : 0u;
        return Success;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int GpmAllocate(nint* sample)
    {
        Samples++;
        *sample = (nint)NativeMemory.AllocZeroed(sizeof(long));
        return Success;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int GpmFree(nint sample)
    {
        Samples--;
        NativeMemory.Free((void*)sample);
        return Success;
    }

    private static long Time;

    // A sample holds when it was taken.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int GpmTake(nint device, nint sample)
    {
        *(long*)sample = ++Time;
        return device == Hopper ? Success : NotSupported;
    }

    // version, number of metrics, two samples; then 40 bytes a metric: its number, its result, its value, and three texts.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int GpmCompute(byte* request)
    {
        if (*(uint*)request != 1)
            return 25;
        long earlier = **(long**)(request + 8);
        long later = **(long**)(request + 16);
        if (later - earlier != 1)
            return InvalidArgument;
        for (int i = 0; i < *(uint*)(request + 4); i++)
        {
            byte* metric = request + 24 + (40 * i);
            uint id = *(uint*)metric;
            // This one has no NVLink.
            *(int*)(metric + 4) = id == 60 ? NotSupported : Success;
            *(double*)(metric + 8) = id + 0.5;
        }
        return Success;
    }

    private static int Write(string text, byte* target, uint length)
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(text), 0];
        if (bytes.Length > length)
            return 7;
        Marshal.Copy(bytes, 0, (nint)target, bytes.Length);
        return Success;
    }

    private static int Answer(uint value, uint* target)
    {
        *target = value;
        return Success;
    }
}
