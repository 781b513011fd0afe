using System.Globalization;
using Instrument.Records;

namespace Instrument.SystemMetrics.Amd;

/// <summary>What AMD's GPUs are (docs/wire/sdk-surface.md §3.6).</summary>
internal static class AmdFacts
{
    /// <summary>Adds them to a record. GPUs of another maker that it has already come first.</summary>
    public static void Read(EnvironmentRecord record, IReadOnlyList<AmdDevice> devices)
    {
        foreach (AmdDevice device in devices)
        {
            record.GpuAmd.Add(new GpuAmdInfo
            {
                Id = device.Text("device"),
                UniqueId = device.Text("unique_id"),
                VbiosVersion = device.Text("vbios_version"),
                PerformanceLevel = device.Text("power_dpm_force_performance_level"),
                GpuOverdrive = device.Text("pp_sclk_od"),
                GpuMemoryOverdrive = device.Text("pp_mclk_od"),
                MaxPower = device.Sensor("power1_cap") is { } cap ? (cap / 1e6).ToString("0.0", CultureInfo.InvariantCulture) : "",
                Series = device.Text("product_name"),
                Vendor = "Advanced Micro Devices, Inc. [AMD/ATI]",
            });
        }
        if (devices.Count == 0)
            return;
        record.GpuCount += (uint)devices.Count;
        if (record.GpuType.Length == 0)
            record.GpuType = record.GpuAmd[0].Series is { Length: > 0 } series ? series : "AMD GPU";
    }
}
