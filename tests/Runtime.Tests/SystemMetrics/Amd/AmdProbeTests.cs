using Instrument.Records;
using Instrument.SystemMetrics.Amd;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.SystemMetrics.Amd;

/// <summary>AMD GPUs, from a tree of files like the kernel's.</summary>
public sealed class AmdProbeTests : IDisposable
{
    private readonly TemporaryDirectory _root = new();

    public AmdProbeTests()
    {
        Write("card0/device/vendor", "0x8086");
        Write("card0/device/gpu_busy_percent", "99");
        Write("card10/device/vendor", "0x1002");
        Write("card10/device/gpu_busy_percent", "7");
        Write("card2/device/vendor", "0x1002");
        Write("card2/device/device", "0x740f");
        Write("card2/device/unique_id", "abc");
        Write("card2/device/product_name", "AMD Instinct MI210");
        Write("card2/device/vbios_version", "113-D673");
        Write("card2/device/gpu_busy_percent", "83");
        Write("card2/device/mem_busy_percent", "12");
        Write("card2/device/mem_info_vram_total", "68702699520");
        Write("card2/device/mem_info_vram_used", "17175674880");
        Write("card2/device/pp_mclk_od", "0");
        Write("card2/device/hwmon/hwmon5/temp1_label", "edge");
        Write("card2/device/hwmon/hwmon5/temp1_input", "41000");
        Write("card2/device/hwmon/hwmon5/temp3_label", "mem");
        Write("card2/device/hwmon/hwmon5/temp3_input", "55500");
        Write("card2/device/hwmon/hwmon5/power1_average", "150000000");
        Write("card2/device/hwmon/hwmon5/power1_cap", "300000000");
        Write("card2-DP-1/device/vendor", "0x1002");
    }

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Each_figure_has_the_reference_s_name_and_unit() =>
        Assert.Equal(
            new Dictionary<string, double>
            {
                ["gpu.0.gpu"] = 83,
                ["gpu.0.memoryReadWriteActivity"] = 12,
                ["gpu.0.memoryAllocated"] = 25,
                ["gpu.0.memoryOverDrive"] = 0,
                ["gpu.0.temp"] = 55.5,
                ["gpu.0.powerWatts"] = 150,
                ["gpu.0.powerPercent"] = 50,
                ["gpu.1.gpu"] = 7,
            },
            ProbeReading.Of(new AmdProbe(null, _root.Path)));

    [Fact]
    public void Chosen_GPUs_keep_their_numbers() => Assert.Equal(["gpu.1.gpu"], ProbeReading.Of(new AmdProbe([1], _root.Path)).Keys);

    [Fact]
    public void A_machine_without_the_files_has_no_figures() => Assert.Empty(ProbeReading.Of(new AmdProbe(null, _root.File("nothing"))));

    [Fact]
    public void The_GPUs_are_told_with_what_the_kernel_knows()
    {
        EnvironmentRecord record = new();
        AmdFacts.Read(record, AmdDevice.FindAll(_root.Path));

        Assert.Equal((2u, "AMD Instinct MI210"), (record.GpuCount, record.GpuType));
        Assert.Equal(("0x740f", "abc", "113-D673", "300.0"), (record.GpuAmd[0].Id, record.GpuAmd[0].UniqueId, record.GpuAmd[0].VbiosVersion, record.GpuAmd[0].MaxPower));
    }

    private void Write(string path, string text)
    {
        string full = Path.Combine(_root.Path, "sys/class/drm", path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text + "\n");
    }
}
