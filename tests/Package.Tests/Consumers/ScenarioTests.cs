using Instrument.Package.Tests.Packing;
using Instrument.Package.Tests.Processes;

namespace Instrument.Package.Tests.Consumers;

/// <summary>
/// A program that uses the whole width of the library from the package, published with all analyses as errors. It checks its own log
/// value by value. Built from the package, because trimming reads what the package says of itself.
/// </summary>
[Collection(PackedOnce.Name)]
public sealed class ScenarioTests(PackedPackage package)
{
    // Google.Protobuf finds the names that enum values have in .proto files by reflection when a message is formatted as JSON, which
    // only its ToString does here. The linker sees the method behind every repeated field.
    private const string KnownWarning = "warning IL2067: Google.Protobuf.JsonFormatter.OriginalEnumValueHelper.";

    [Fact]
    public async Task The_scenario_publishes_trimmed_and_finds_every_value_in_its_log()
    {
        using ConsumerFolder folder = new(package);

        await PublishAndRunAsync(folder);

        Assert.True(File.Exists(folder.File("published/System.Private.CoreLib.dll")), "The program does not bring its runtime.");
        // Part of every runtime, and of no use to anybody here.
        Assert.False(File.Exists(folder.File("published/Microsoft.VisualBasic.Core.dll")), "The program was not trimmed.");
    }

    [NativeFact]
    public async Task The_scenario_publishes_natively_and_finds_every_value_in_its_log()
    {
        using ConsumerFolder folder = new(package);

        await PublishAndRunAsync(folder, "-p:PublishAot=true", "-p:IlcTreatWarningsAsErrors=false");

        Assert.Empty(Directory.GetFiles(folder.File("published"), "*.dll"));
    }

    private static async Task PublishAndRunAsync(ConsumerFolder folder, params IEnumerable<string> arguments)
    {
        folder.CopyFrom("tests/Generated.Tests/Configs", "Scenario/Configs");
        folder.CopyFrom("tests/Generated.Tests/Metrics", "Scenario/Metrics");

        ProcessResult publish = await folder.RunAsync(
            "publish", "Scenario", ["--configuration", "Release", "--output", folder.File("published"), .. arguments]);
        publish.MustSucceed();
        Assert.All(publish.Output.Split('\n').Where(line => line.Contains("warning", StringComparison.OrdinalIgnoreCase)), line =>
            Assert.Contains(KnownWarning, line, StringComparison.Ordinal));

        ProcessResult run = await ChildProcess.RunAsync(folder.File("published/Scenario"), folder.File("."), folder.File("runs"));
        run.MustSucceed();
        Assert.Matches("^[1-9][0-9]* checks, 0 differences", run.Output);
    }
}
