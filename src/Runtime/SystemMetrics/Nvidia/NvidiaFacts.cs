using Instrument.Records;

namespace Instrument.SystemMetrics.Nvidia;

/// <summary>What NVIDIA's GPUs are (docs/wire/sdk-surface.md §3.6).</summary>
internal static class NvidiaFacts
{
    // NVML_DEVICE_ARCH_KEPLER is 2.
    private static readonly string[] Architectures = ["", "", "Kepler", "Maxwell", "Pascal", "Volta", "Turing", "Ampere", "Ada", "Hopper", "Blackwell"];

    /// <summary>Adds them to a record; nothing without a library.</summary>
    public static void Read(EnvironmentRecord record, NvmlLibrary? nvml)
    {
        if (nvml is null)
            return;
        uint count = nvml.Count;
        for (uint index = 0; index < count; index++)
        {
            if (nvml.Device(index) is not { } device)
                continue;
            record.GpuNvidia.Add(new GpuNvidiaInfo
            {
                Name = nvml.NameOf(device) ?? "",
                MemoryTotal = nvml.Memory(device)?.Total ?? 0,
                CudaCores = nvml.Number(NvmlNumber.Cores, device) ?? 0,
                Architecture = nvml.Number(NvmlNumber.Architecture, device) is { } number && number < Architectures.Length ? Architectures[number] : "",
                Uuid = nvml.UuidOf(device) ?? "",
            });
        }
        if (count == 0)
            return;
        record.GpuCount = count;
        record.GpuType = record.GpuNvidia is [var first, ..] ? first.Name : "";
        record.CudaVersion = nvml.CudaVersion ?? "";
    }
}
