using Instrument.Records;
using Instrument.SystemMetrics.Nvidia;

namespace Instrument.Runtime.Tests.SystemMetrics.Nvidia;

/// <summary>What NVML's answers become.</summary>
public sealed class NvidiaProbeTests
{
    private const int UserOfFirst = 4242;

    [Fact]
    public void Each_figure_has_the_reference_s_name_and_unit()
    {
        using NvidiaProbe probe = new(FakeNvml.Start, null, UserOfFirst);

        Dictionary<string, double> first = ProbeReading.Of(probe).Where(entry => entry.Key.StartsWith("gpu.0.", StringComparison.Ordinal)).ToDictionary();

        Assert.Equal(
            new Dictionary<string, double>
            {
                ["gpu.0.gpu"] = 87,
                ["gpu.0.memory"] = 41,
                ["gpu.0.memoryAllocated"] = 25,
                ["gpu.0.memoryAllocatedBytes"] = 37_688_705_024,
                ["gpu.0.temp"] = 61,
                ["gpu.0.powerWatts"] = 525.25,
                ["gpu.0.enforcedPowerLimitWatts"] = 700,
                ["gpu.0.powerPercent"] = 525.25 / 7,
                ["gpu.0.smClock"] = 1980,
                ["gpu.0.memoryClock"] = 3201,
                ["gpu.0.correctedMemoryErrors"] = 5_000_000_000,
                ["gpu.0.uncorrectedMemoryErrors"] = 2,
                ["gpu.0.fanSpeed"] = 48,
                ["gpu.0.smActive"] = 2.5,
                ["gpu.0.smOccupancy"] = 3.5,
                ["gpu.0.pipeTensorActive"] = 5.5,
                ["gpu.0.pipeTensorHmmaActive"] = 7.5,
                ["gpu.0.dramActive"] = 10.5,
                ["gpu.0.pipeFp64Active"] = 11.5,
                ["gpu.0.pipeFp32Active"] = 12.5,
                ["gpu.0.pipeFp16Active"] = 13.5,
                ["gpu.0.pcieTxBytes"] = 20.5,
                ["gpu.0.pcieRxBytes"] = 21.5,
                ["gpu.0.nvlinkTxBytes"] = 61.5,
            }.Select(entry => (entry.Key, Math.Round(entry.Value, 9))).Order(),
            first.Select(entry => (entry.Key, Math.Round(entry.Value, 9))).Order());
    }

    [Fact]
    public void What_the_process_uses_is_told_a_second_time()
    {
        using NvidiaProbe ours = new(FakeNvml.Start, null, UserOfFirst);
        using NvidiaProbe foreign = new(FakeNvml.Start, null, 1);

        Dictionary<string, double> values = ProbeReading.Of(ours);

        string[] repeated = [.. values.Keys.Where(key => key.StartsWith("gpu.process.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        Assert.Equal(
            ["gpu.process.0.enforcedPowerLimitWatts", "gpu.process.0.gpu", "gpu.process.0.memory", "gpu.process.0.memoryAllocated", "gpu.process.0.memoryAllocatedBytes", "gpu.process.0.powerPercent", "gpu.process.0.powerWatts", "gpu.process.0.temp"],
            repeated);
        Assert.All(repeated, key => Assert.Equal(values[key.Replace("process.", "", StringComparison.Ordinal)], values[key]));
        Assert.DoesNotContain(ProbeReading.Of(foreign).Keys, key => key.StartsWith("gpu.process.", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_GPU_refuses_is_left_out_and_not_asked_for_again()
    {
        using NvidiaProbe probe = new(FakeNvml.Start, [1], UserOfFirst);
        int before = FakeNvml.FanQuestions;

        ProbeReading.Of(probe);
        Dictionary<string, double> values = ProbeReading.Of(probe);

        Assert.Equal(1, FakeNvml.FanQuestions - before);
        Assert.Equal(
            ["gpu.1.gpu", "gpu.1.memory", "gpu.1.memoryAllocated", "gpu.1.memoryAllocatedBytes", "gpu.1.memoryClock", "gpu.1.powerWatts", "gpu.1.smClock", "gpu.1.temp"],
            values.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Counters_are_averages_from_sample_to_sample_and_given_back_at_the_end()
    {
        int before = FakeNvml.Samples;
        NvidiaProbe probe = new(FakeNvml.Start, [0], UserOfFirst);

        // The test's library refuses pairs that do not follow each other.
        Assert.All(Enumerable.Range(0, 4), _ => Assert.Equal(2.5, ProbeReading.Of(probe)["gpu.0.smActive"]));
        Assert.Equal(2, FakeNvml.Samples - before);
        probe.Dispose();

        Assert.Equal(before, FakeNvml.Samples);
        Assert.Empty(ProbeReading.Of(probe));
    }

    [Fact]
    public void Without_a_driver_there_is_nothing_and_no_error()
    {
        Assert.Null(FakeNvml.StartWithoutDriver());
        Assert.Null(NvmlLibrary.TryStart(_ => 0));
        using NvidiaProbe probe = new(() => null, null, UserOfFirst);
        Assert.Empty(ProbeReading.Of(probe));
        EnvironmentRecord record = new();
        NvidiaFacts.Read(record, null);
        Assert.Equal(new EnvironmentRecord(), record);
    }

    [Fact]
    public void An_old_driver_gives_what_it_has()
    {
        using NvidiaProbe probe = new(() => FakeNvml.StartWithout("nvmlGpmSampleGet", "nvmlDeviceGetUtilizationRates", "nvmlDeviceGetComputeRunningProcesses_v3"), [0], UserOfFirst);

        Dictionary<string, double> values = ProbeReading.Of(probe);

        Assert.Equal(61, values["gpu.0.temp"]);
        Assert.DoesNotContain(values.Keys, key => key is "gpu.0.gpu" or "gpu.0.smActive" or "gpu.process.0.temp");
    }

    [Fact]
    public void The_GPUs_are_told_as_the_official_client_tells_them()
    {
        EnvironmentRecord record = new();
        NvidiaFacts.Read(record, FakeNvml.Start());

        Assert.Equal((2u, "NVIDIA H200", "12.8"), (record.GpuCount, record.GpuType, record.CudaVersion));
        Assert.Equal(
            [
                new GpuNvidiaInfo { Name = "NVIDIA H200", MemoryTotal = 150_754_820_096, CudaCores = 16896, Architecture = "Hopper", Uuid = "GPU-1b2c3d4e-0000-1111-2222-333344445555" },
                new GpuNvidiaInfo { Name = "Tesla P100-PCIE-16GB", MemoryTotal = 17_071_734_784, CudaCores = 3584, Architecture = "Pascal", Uuid = "GPU-2" },
            ],
            record.GpuNvidia);
    }
}
