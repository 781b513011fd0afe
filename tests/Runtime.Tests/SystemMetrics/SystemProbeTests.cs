using System.Diagnostics;
using System.Globalization;
using Instrument.SystemMetrics;
using Instrument.SystemMetrics.Linux;

namespace Instrument.Runtime.Tests.SystemMetrics;

/// <summary>What the probes read, held against files of the test's own and against other readings of the same machine.</summary>
public sealed class SystemProbeTests : IDisposable
{
    private const string MemInfo = "MemTotal:       16384000 kB\nMemFree:         1000000 kB\nMemAvailable:    4096000 kB\n";

    private readonly Testing.TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_process_is_read_as_other_tools_read_it()
    {
        Dictionary<string, double> values = Read(new ProcessProbe(() => 8L << 30, TimeProvider.System));
        using Process process = Process.GetCurrentProcess();
        process.Refresh();

        double resident = process.WorkingSet64 / 1048576.0;
        Assert.InRange(values["proc.memory.rssMB"], resident * 0.5, resident * 2);
        Assert.Equal(values["proc.memory.rssMB"] / 8192 * 100, values["proc.memory.percent"], 6);
        Assert.InRange(values["proc.cpu.threads"], 1, 10_000);
        Assert.InRange(values["cpu"], 0, 100.0 * Environment.ProcessorCount);
    }

    [Fact]
    public void Memory_is_that_of_the_machine()
    {
        File.WriteAllText(_directory.File("meminfo"), MemInfo);

        Dictionary<string, double> values = Read(new LinuxMemoryProbe(null, _directory.File("meminfo")));

        Assert.Equal((4000.0, 75.0), (values["proc.memory.availableMB"], values["memory_percent"]));
        Assert.Equal(16384000L << 10, LinuxMemoryProbe.Total(_directory.File("meminfo")));
    }

    [Fact]
    public void In_a_container_memory_is_that_of_the_container()
    {
        ControlGroup group = Group("150000 100000", "1073741824", "268435456", "0-3");

        Dictionary<string, double> values = Read(new LinuxMemoryProbe(group, _directory.File("nothing")));

        Assert.Equal((768.0, 25.0), (values["proc.memory.availableMB"], values["memory_percent"]));
        Assert.Equal(1.5, CpuCapacity.Find(group));
    }

    [Theory]
    [InlineData("max 100000", "max", null)]
    [InlineData("", "", null)]
    [InlineData("50000 100000", "max", 0.5)]
    [InlineData("garbage", "x", null)]
    public void Limits_that_are_none_or_damaged_are_no_limits(string cpu, string memory, double? cores)
    {
        ControlGroup group = Group(cpu, memory, "1", "0-9999");

        Assert.Equal((cores, null), (group.CpuLimit, group.MemoryLimit));
    }

    [Fact]
    public void A_machine_without_the_files_has_no_figures_and_no_error()
    {
        Assert.Null(ControlGroup.Find(_directory.Path));
        Assert.Empty(Read(new LinuxMemoryProbe(null, _directory.File("nothing"))));
        Assert.Empty(Read(new LinuxDiskTrafficProbe(null, _directory.Path)));
    }

    [Fact]
    public void Disk_traffic_counts_from_the_start_on_the_device_of_the_root()
    {
        WriteFile("proc/self/mounts", "proc /proc proc rw 0 0\n/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 /data ext4 rw 0 0\n");
        WriteFile("proc/diskstats", "   8 1 sda1 10 0 2048 0 20 0 4096 0 0 0 0\n   8 17 sdb1 1 0 1 0 1 0 1 0 0 0 0\n   7 0 loop0 1 0 1 0 1 0 1 0 0 0 0\n");
        LinuxDiskTrafficProbe probe = new(null, _directory.Path);
        WriteFile("proc/diskstats", "   8 1 sda1 10 0 6144 0 20 0 5120 0 0 0 0\n   8 17 sdb1 1 0 9 0 1 0 9 0 0 0 0\n");

        Assert.Equal(new Dictionary<string, double> { ["disk.sda1.in"] = 2, ["disk.sda1.out"] = 0.5 }, Read(probe));
    }

    [Theory]
    [InlineData("/", "disk.sda1.in disk.sda1.out")]
    [InlineData("/data/runs", "disk.sda1.in disk.sda1.out disk.sdb1.in disk.sdb1.out")]
    [InlineData("/database", "disk.sda1.in disk.sda1.out")]
    public void The_devices_are_those_on_the_way_to_the_watched_path(string path, string expected)
    {
        WriteFile("proc/self/mounts", "/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 /data ext4 rw 0 0\n");
        WriteFile("proc/diskstats", "   8 1 sda1 1 0 1 0 1 0 1 0 0 0 0\n   8 17 sdb1 1 0 1 0 1 0 1 0 0 0 0\n");

        Assert.Equal(expected.Split(' '), Read(new LinuxDiskTrafficProbe([path], _directory.Path)).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void In_a_container_all_real_devices_are_counted()
    {
        WriteFile("proc/self/mounts", "overlay / overlay rw 0 0\n/dev/sdb1 /etc/hosts ext4 rw 0 0\n");
        WriteFile("proc/diskstats", "   8 1 sda1 1 0 1 0 1 0 1 0 0 0 0\n   8 17 sdb1 1 0 1 0 1 0 1 0 0 0 0\n");
        Assert.Equal(["disk.sdb1.in", "disk.sdb1.out"], Read(new LinuxDiskTrafficProbe(null, _directory.Path)).Keys.Order(StringComparer.Ordinal));
        WriteFile("proc/self/mounts", "overlay / overlay rw 0 0\n");
        Assert.Equal(4, Read(new LinuxDiskTrafficProbe(null, _directory.Path)).Count);
    }

    [Fact]
    public void Cores_are_counted_once_for_all_their_threads()
    {
        const string CpuInfo = "processor: 0\nphysical id: 0\ncore id: 0\n\nprocessor: 1\nphysical id: 0\ncore id: 0\n\nprocessor: 2\nphysical id: 0\ncore id: 1\n\nprocessor: 3\nphysical id: 1\ncore id: 0\n";

        Assert.Equal(3, CpuCapacity.PhysicalCores(CpuInfo));
        Assert.Null(CpuCapacity.PhysicalCores("processor: 0\n"));
    }

    [Fact]
    public void The_runtime_tells_of_collections_exceptions_and_allocation()
    {
        using DotnetProbe probe = new(TimeProvider.System);
        GC.Collect();
        try
        {
            throw new InvalidOperationException();
        }
        catch (InvalidOperationException)
        {
            // It is the count that matters.
        }

        Dictionary<string, double> values = Read(probe);

        Assert.InRange(values["dotnet.gc.gen2"], 1, double.MaxValue);
        Assert.InRange(values["dotnet.exceptions"], 1, double.MaxValue);
        Assert.InRange(values["dotnet.gc.heapMB"], 0.1, 100_000);
        Assert.InRange(values["dotnet.gc.allocatedMBPerSecond"], 0, double.MaxValue);
    }

    private ControlGroup Group(string cpu, string memory, string usage, string cores)
    {
        WriteFile("proc/self/cgroup", "0::/box/inner\n");
        WriteFile("proc/self/status", $"Name:\tx\nCpus_allowed_list:\t{cores}\n");
        WriteFile("sys/fs/cgroup/box/inner/cpu.max", cpu + "\n");
        WriteFile("sys/fs/cgroup/box/inner/memory.max", memory + "\n");
        WriteFile("sys/fs/cgroup/box/inner/memory.current", usage + "\n");
        return ControlGroup.Find(_directory.Path)!;
    }

    private void WriteFile(string path, string text)
    {
        string full = _directory.File(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private static Dictionary<string, double> Read(ISystemProbe probe)
    {
        SystemValues values = new();
        probe.Sample(values);
        return values.Items.ToDictionary(item => item.Key, item => double.Parse(item.ValueJson, NumberStyles.Float, CultureInfo.InvariantCulture));
    }
}
