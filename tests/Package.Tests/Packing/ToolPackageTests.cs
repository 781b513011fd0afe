using System.Xml.Linq;
using Instrument.Package.Tests.Processes;
using Instrument.Testing;

namespace Instrument.Package.Tests.Packing;

/// <summary>The package Instrument.Tool: what it holds, what it says of itself, and that it can be installed and run.</summary>
[Collection(PackedOnce.Name)]
public class ToolPackageTests(PackedPackage package)
{
    private const string Folder = "tools/net10.0/any/";

    [Fact]
    public void The_package_holds_these_files_and_no_others()
    {
        using PackageArchive archive = package.OpenTool();

        Assert.Equal(
            [
                "Google.Protobuf.dll", "Instrument.Tool.deps.json", "Instrument.Tool.dll", "Instrument.Tool.runtimeconfig.json", "Instrument.dll",
                "Microsoft.Extensions.DependencyInjection.Abstractions.dll", "Microsoft.Extensions.Logging.Abstractions.dll", "Polly.Core.dll",
                "Spectre.Console.dll", "System.CommandLine.dll", "System.Numerics.Tensors.dll", "YamlDotNet.dll",
            ],
            archive.Files.Where(file => file.StartsWith(Folder, StringComparison.Ordinal) && !file.EndsWith(".pdb", StringComparison.Ordinal)
                && !file.EndsWith(".xml", StringComparison.Ordinal) && !file.EndsWith("/DotnetToolSettings.xml", StringComparison.Ordinal))
                .Select(file => file[Folder.Length..]));
        Assert.Equal(
            ["Instrument.Tool.nuspec", "README.md", "icon.png"],
            archive.Files.Where(file => !file.StartsWith(Folder, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("id", "Instrument.Tool")]
    [InlineData("authors", "The Instrument authors")]
    [InlineData("license", "MIT")]
    [InlineData("icon", "icon.png")]
    [InlineData("readme", "README.md")]
    public void The_package_states(string element, string value)
    {
        using PackageArchive archive = package.OpenTool();

        Assert.Equal(value, archive.ReadMetadata().Element(element)?.Value);
    }

    [Fact]
    public void The_package_is_a_tool_that_needs_no_other_package()
    {
        using PackageArchive archive = package.OpenTool();
        XElement metadata = archive.ReadMetadata();

        Assert.Empty(metadata.Descendants("dependency"));
        Assert.Equal("DotnetTool", Assert.Single(metadata.Element("packageTypes")!.Elements()).Attribute("name")?.Value);
    }

    [Fact]
    public async Task The_command_can_be_installed_and_run()
    {
        using TemporaryDirectory folder = new();
        await File.WriteAllTextAsync(folder.File("nuget.config"), $"""
            <configuration><packageSources><clear /><add key="packed" value="{package.Source}" /></packageSources></configuration>
            """);
        string tools = folder.File("tools");
        (await DotNet.RunAsync(
            folder.Path, "tool", "install", "Instrument.Tool", "--version", package.Version, "--tool-path", tools, "--configfile", folder.File("nuget.config")))
            .MustSucceed();
        string command = Path.Combine(tools, OperatingSystem.IsWindows() ? "instrument.exe" : "instrument");

        ProcessResult version = (await ChildProcess.RunAsync(command, folder.Path, "--version")).MustSucceed();
        ProcessResult runs = (await ChildProcess.RunAsync(command, folder.Path, "runs")).MustSucceed();

        Assert.StartsWith("0.1.0", version.Output, StringComparison.Ordinal);
        Assert.Contains("No runs in", runs.Output, StringComparison.Ordinal);
    }
}
