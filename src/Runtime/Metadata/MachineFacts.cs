using Instrument.Records;
using Instrument.SystemMetrics;

namespace Instrument.Metadata;

/// <summary>Reads what takes a look at the disk or at the system's libraries: processors, memory, disks (docs/wire/sdk-surface.md §3.6).</summary>
internal static class MachineFacts
{
    /// <summary>The record.</summary>
    public static EnvironmentRecord Read(MetadataSettings settings)
    {
        EnvironmentRecord record = new()
        {
            CpuCount = settings.CpuCount ?? (uint?)CpuCapacity.PhysicalCores() ?? (uint)Environment.ProcessorCount,
            Instrument = new InstrumentInfo { CpuModel = CpuModel.Read() ?? "" },
        };
        if (SystemProbes.TotalMemory() is { } memory and > 0)
            record.Memory = new MemoryInfo { Total = (ulong)memory };
        foreach (string path in settings.DiskPaths.Count == 0 ? [SystemProbes.DefaultDisk] : settings.DiskPaths)
        {
            DriveInfo drive = new(path);
            if (drive.IsReady)
                record.Disk[path] = new DiskInfo { Total = (ulong)drive.TotalSize, Used = (ulong)(drive.TotalSize - drive.TotalFreeSpace) };
        }
        if (OperatingSystem.IsMacOS())
            record.Apple = AppleFacts.Read();
        return record;
    }
}
