using System.Runtime.InteropServices;

namespace Instrument.SystemMetrics.Nvidia;

/// <summary>
/// The part of NVML that measures with the GPU's own counters (GPM): averages between two samples, on Hopper and newer. Structures and
/// constants are those of <c>nvml.h</c>.
/// </summary>
internal sealed unsafe class NvmlPerformance
{
    private const int Success = 0;

    // NVML_GPM_SUPPORT_VERSION and NVML_GPM_METRICS_GET_VERSION.
    private const uint Version = 1;

    // The numbers of nvmlGpmMetricId_t.
    private static readonly (string Key, uint Id)[] Metrics =
    [
        ("smActive", 2), ("smOccupancy", 3), ("pipeTensorActive", 5), ("pipeTensorHmmaActive", 7), ("dramActive", 10), ("pipeFp64Active", 11),
        ("pipeFp32Active", 12), ("pipeFp16Active", 13), ("pcieTxBytes", 20), ("pcieRxBytes", 21), ("nvlinkRxBytes", 60), ("nvlinkTxBytes", 61),
    ];

    private readonly delegate* unmanaged[Cdecl]<nint, Support*, int> _querySupport;
    private readonly delegate* unmanaged[Cdecl]<nint*, int> _allocate;
    private readonly delegate* unmanaged[Cdecl]<nint, int> _free;
    private readonly delegate* unmanaged[Cdecl]<nint, nint, int> _sample;
    private readonly delegate* unmanaged[Cdecl]<Request*, int> _compute;

    private NvmlPerformance(Func<string, nint> export)
    {
        _querySupport = (delegate* unmanaged[Cdecl]<nint, Support*, int>)export("nvmlGpmQueryDeviceSupport");
        _allocate = (delegate* unmanaged[Cdecl]<nint*, int>)export("nvmlGpmSampleAlloc");
        _free = (delegate* unmanaged[Cdecl]<nint, int>)export("nvmlGpmSampleFree");
        _sample = (delegate* unmanaged[Cdecl]<nint, nint, int>)export("nvmlGpmSampleGet");
        _compute = (delegate* unmanaged[Cdecl]<Request*, int>)export("nvmlGpmMetricsGet");
    }

    /// <summary>The functions; <see langword="null"/> if one of them is missing.</summary>
    public static NvmlPerformance? Find(Func<string, nint> export)
    {
        NvmlPerformance found = new(export);
        return found._querySupport is null || found._allocate is null || found._free is null || found._sample is null || found._compute is null ? null : found;
    }

    /// <summary>Whether the GPU has such counters.</summary>
    public bool Supports(nint device)
    {
        Support support = new() { Version = Version };
        return _querySupport(device, &support) == Success && support.IsSupported != 0;
    }

    /// <summary>Room for a sample; <see langword="null"/> if there is none.</summary>
    public nint? Allocate()
    {
        nint sample;
        return _allocate(&sample) == Success ? sample : null;
    }

    /// <summary>Gives the room back.</summary>
    public void Free(nint sample) => _ = _free(sample);

    /// <summary>Takes a sample.</summary>
    public bool Take(nint device, nint sample) => _sample(device, sample) == Success;

    /// <summary>Adds what was measured between two samples: shares in percent, and traffic in MiB per second.</summary>
    /// <returns>False if nothing can be measured.</returns>
    public bool Add(nint earlier, nint later, string prefix, SystemValues values)
    {
        byte[] memory = new byte[sizeof(Request) + (Metrics.Length * sizeof(Metric))];
        fixed (byte* start = memory)
        {
            Request* request = (Request*)start;
            Metric* metrics = (Metric*)(request + 1);
            *request = new Request { Version = Version, Count = (uint)Metrics.Length, Earlier = earlier, Later = later };
            for (int i = 0; i < Metrics.Length; i++)
                metrics[i].Id = Metrics[i].Id;
            if (_compute(request) != Success)
                return false;
            for (int i = 0; i < Metrics.Length; i++)
            {
                if (metrics[i].Result == Success)
                    values.Add(prefix + Metrics[i].Key, metrics[i].Value);
            }
        }
        return true;
    }

    // nvmlGpmSupport_t.
    [StructLayout(LayoutKind.Sequential)]
    private struct Support
    {
        public uint Version;
        public uint IsSupported;
    }

    // nvmlGpmMetricsGet_t up to its list, of which the library touches as many entries as are asked for.
    [StructLayout(LayoutKind.Sequential)]
    private struct Request
    {
        public uint Version;
        public uint Count;
        public nint Earlier;
        public nint Later;
    }

    // nvmlGpmMetric_t; the three last are names and unit.
    [StructLayout(LayoutKind.Sequential)]
    private struct Metric
    {
        public uint Id;
        public int Result;
        public double Value;
        public nint ShortName;
        public nint LongName;
        public nint Unit;
    }
}
