using Instrument.SystemMetrics;

namespace Instrument.Runtime.Tests.SystemMetrics;

/// <summary>Which parts of the machine are measured.</summary>
public sealed class SystemProbeOptionsTests
{
    [Fact]
    public void Without_variables_everything_is_measured()
    {
        SystemProbeOptions options = Resolve([]);

        Assert.Empty(options.DiskPaths);
        Assert.Null(options.GpuDevices);
        Assert.False(options.IgnoresControlGroup);
    }

    [Fact]
    public void Disks_and_GPUs_are_chosen_by_lists()
    {
        SystemProbeOptions options = Resolve(new()
        {
            ["WANDB_X_STATS_DISK_PATHS"] = "[\"/data\", \"/\"]",
            ["WANDB_X_STATS_GPU_DEVICE_IDS"] = "[1, 3]",
            ["WANDB_X_STATS_NO_CGROUP"] = "true",
        });

        Assert.Equal(["/data", "/"], options.DiskPaths);
        Assert.Equal([1, 3], options.GpuDevices);
        Assert.True(options.IgnoresControlGroup);
    }

    [Theory]
    [InlineData("WANDB_X_STATS_DISK_PATHS", "/data")]
    [InlineData("WANDB_X_STATS_DISK_PATHS", "[1]")]
    [InlineData("WANDB_X_STATS_GPU_DEVICE_IDS", "0,1")]
    [InlineData("WANDB_X_STATS_GPU_DEVICE_IDS", "[\"0\"]")]
    [InlineData("WANDB_X_STATS_GPU_DEVICE_IDS", "[0.5]")]
    public void A_list_that_is_none_is_refused(string variable, string value) =>
        Assert.Contains(variable, Assert.Throws<WandbException>(() => Resolve(new() { [variable] = value })).Message, StringComparison.Ordinal);

    private static SystemProbeOptions Resolve(Dictionary<string, string> variables) =>
        SystemProbeOptions.Resolve(variables.GetValueOrDefault, (name, fallback) => variables.TryGetValue(name, out string? text) ? text == "true" : fallback);
}
