using System.Diagnostics;
using Instrument.Metadata;
using Instrument.Records;

namespace Instrument.Runtime.Tests.Metadata;

/// <summary>What the machine is, held against other readings of it.</summary>
public sealed class MachineFactsTests
{
    [Fact]
    public void Memory_and_disk_are_those_that_other_programs_tell()
    {
        EnvironmentRecord record = MachineFacts.Read(new MetadataSettings());

        string[] memory = Output("free", "-b").First(line => line.StartsWith("Mem:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(double.Parse(memory[1], System.Globalization.CultureInfo.InvariantCulture), record.Memory.Total, record.Memory.Total * 0.01);
        string[] disk = Output("df", "-B1", "/")[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(disk[1], record.Disk["/"].Total.ToString(System.Globalization.CultureInfo.InvariantCulture));
        double used = double.Parse(disk[2], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(used, record.Disk["/"].Used, used * 0.05);
        Assert.InRange(record.CpuCount, 1u, (uint)Environment.ProcessorCount);
    }

    [Fact]
    public void The_count_of_cores_and_the_disks_can_be_replaced()
    {
        EnvironmentRecord record = MachineFacts.Read(new MetadataSettings { CpuCount = 96, DiskPaths = [Path.GetTempPath()] });

        Assert.Equal(96u, record.CpuCount);
        Assert.Equal([Path.GetTempPath()], record.Disk.Keys);
    }

    [Theory]
    [InlineData("processor\t: 0\nmodel name\t: AMD EPYC 7B13\nprocessor\t: 1\nmodel name\t: other\n", "AMD EPYC 7B13")]
    [InlineData("processor : 0\nBogoMIPS : 50\nModel : Raspberry Pi 4 Model B\n", "Raspberry Pi 4 Model B")]
    [InlineData("processor : 0\nFeatures : fp\n", null)]
    public void The_processor_has_the_name_that_the_kernel_gives_it(string text, string? expected) => Assert.Equal(expected, CpuModel.OfCpuInfo(text));

    private static string[] Output(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Split('\n');
    }
}
