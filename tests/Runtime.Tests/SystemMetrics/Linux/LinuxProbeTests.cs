using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Instrument.SystemMetrics;
using Instrument.SystemMetrics.Linux;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.SystemMetrics.Linux;

/// <summary>The probes of Linux, on files of the test's own and against other programs' readings of this machine.</summary>
public sealed class LinuxProbeTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_process_is_read_as_ps_reads_it()
    {
        Dictionary<string, double> values = ProbeReading.Of(new LinuxProcessProbe(null, TimeProvider.System));
        string[] ps = Output("ps", "-o", "rss=,nlwp=,cputimes=,etimes=", "-p", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        double[] numbers = [.. ps.Select(number => double.Parse(number, CultureInfo.InvariantCulture))];

        Assert.InRange(values["proc.memory.rssMB"], numbers[0] / 1024 * 0.7, numbers[0] / 1024 * 1.3);
        Assert.InRange(values["proc.cpu.threads"], numbers[1] - 25, numbers[1] + 25);
        // Seconds are whole there, and the tests beside this one go on.
        double cpu = numbers[2] / Math.Max(1, numbers[3]) / CpuCapacity.Find(null) * 100;
        Assert.InRange(values["cpu"], (cpu * 0.5) - 20, (cpu * 1.5) + 20);
        double total = LinuxMemoryProbe.Total()!.Value / 1048576.0;
        Assert.Equal(values["proc.memory.rssMB"] / total * 100, values["proc.memory.percent"], 6);
    }

    [Fact]
    public void The_memory_is_what_free_tells()
    {
        Dictionary<string, double> values = ProbeReading.Of(new LinuxMemoryProbe(null));
        string[] fields = Output("free", "-b").Split('\n').First(line => line.StartsWith("Mem:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        double available = double.Parse(fields[^1], CultureInfo.InvariantCulture) / 1048576;

        Assert.InRange(values["proc.memory.availableMB"], available * 0.8, available * 1.2);
    }

    [Fact]
    public void The_disk_is_as_full_as_df_says()
    {
        Dictionary<string, double> values = ProbeReading.Of(new DiskSpaceProbe("/"));
        string[] fields = Output("df", "-B1", "--output=used,avail", "/").Split('\n')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        double used = double.Parse(fields[0], CultureInfo.InvariantCulture);
        double available = double.Parse(fields[1], CultureInfo.InvariantCulture);

        Assert.Equal(used / (1 << 30), values["disk./.usageGB"], used / (1 << 30) * 0.05);
        Assert.Equal(100 * used / (used + available), values["disk./.usagePercent"], 2.0);
    }

    [Fact]
    public void Traffic_counts_from_the_start_over_all_interfaces()
    {
        string file = _directory.File("dev");
        const string Head = "Inter-|   Receive                  |  Transmit\n face |bytes packets errs drop fifo frame compressed multicast|bytes packets errs drop fifo colls carrier compressed\n";
        File.WriteAllText(file, Head + "    lo: 1000 1 0 0 0 0 0 0 1000 1 0 0 0 0 0 0\n  eth0:50000000000 9 0 0 0 0 0 0 700 2 0 0 0 0 0 0\n");
        LinuxNetworkProbe probe = new(file);
        File.WriteAllText(file, Head + "    lo: 1500 1 0 0 0 0 0 0 1500 1 0 0 0 0 0 0\n  eth0:50000000007 9 0 0 0 0 0 0 711 2 0 0 0 0 0 0\n");

        Assert.Equal(new Dictionary<string, double> { ["network.sent"] = 511, ["network.recv"] = 507 }, ProbeReading.Of(probe));
        Assert.Empty(ProbeReading.Of(new LinuxNetworkProbe(_directory.File("nothing"))));
    }

    [Fact]
    public async Task What_goes_over_the_network_is_counted()
    {
        const int Bytes = 1 << 20;
        LinuxNetworkProbe probe = new();
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        using TcpClient client = new();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        using TcpClient server = await listener.AcceptTcpClientAsync();
        Task write = client.GetStream().WriteAsync(new byte[Bytes]).AsTask();
        await server.GetStream().ReadExactlyAsync(new byte[Bytes]);
        await write;

        Dictionary<string, double> values = ProbeReading.Of(probe);
        Assert.InRange(values["network.sent"], Bytes, double.MaxValue);
        Assert.InRange(values["network.recv"], Bytes, double.MaxValue);
    }

    [Fact]
    public void A_core_is_as_busy_as_its_time_was_not_idle()
    {
        string file = _directory.File("stat");
        File.WriteAllText(file, "cpu  30 0 30 200 0 0 0 0 0 0\ncpu0 10 0 10 100 0 0 0 0 0 0\ncpu1 20 0 20 100 0 0 0 0 0 0\nintr 5 0\n");
        LinuxCoreProbe probe = new(file);
        File.WriteAllText(file, "cpu  0 0 0 0 0 0 0 0 0 0\ncpu0 30 5 15 140 10 0 0 20 9 9\ncpu1 20 0 20 200 0 0 0 0 0 0\nintr 9 0\n");

        // Of 100 ticks the first was idle for 40 and waited for a disk for 10.
        Assert.Equal(new Dictionary<string, double> { ["dotnet.core.0.busy"] = 50, ["dotnet.core.1.busy"] = 0 }, ProbeReading.Of(probe));
        Assert.Empty(ProbeReading.Of(probe));
    }

    [Fact]
    public void A_machine_with_more_cores_than_a_chart_has_lines_has_no_such_figures()
    {
        string file = _directory.File("stat");
        File.WriteAllLines(file, Enumerable.Range(0, 65).Select(core => $"cpu{core} 1 0 0 0 0 0 0 0"));
        LinuxCoreProbe probe = new(file);
        File.WriteAllLines(file, Enumerable.Range(0, 65).Select(core => $"cpu{core} 2 0 0 0 0 0 0 0"));

        Assert.Empty(ProbeReading.Of(probe));
    }

    [Fact]
    public void Open_files_are_counted()
    {
        LinuxHandleProbe probe = new();
        double before = ProbeReading.Of(probe)["dotnet.process.handles"];
        FileStream[] files = [.. Enumerable.Range(0, 200).Select(number => File.Create(_directory.File($"{number}")))];
        Dictionary<string, double> values = ProbeReading.Of(probe);
        foreach (FileStream file in files)
            file.Dispose();

        // Other tests open and close files meanwhile.
        Assert.InRange(values["dotnet.process.handles"], before + 100, before + 300);
        Assert.InRange(values["dotnet.process.handleLimit"], values["dotnet.process.handles"], double.MaxValue);
        Assert.Empty(ProbeReading.Of(new LinuxHandleProbe(_directory.File("nothing"), _directory.File("nothing"))));
    }

    private static string Output(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
