using System.Text;
using System.Text.RegularExpressions;
using Instrument.Package.Tests.Packing;
using Instrument.Package.Tests.Processes;

namespace Instrument.Package.Tests.Consumers;

/// <summary>A copy of the projects in Consumers/Solution, built once with the package.</summary>
public sealed partial class ConsumerBuild(PackedPackage package) : IAsyncLifetime, IDisposable
{
    private readonly ConsumerFolder _folder = new(package);
    private string[] _lines = [];

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(_folder.File("Readme/Program.cs"), ReadmeExample());
        foreach (string id in RulePages.Ids)
            await File.WriteAllTextAsync(_folder.File($"Mistakes/{id}.cs"), RulePages.WrongExample(id));
        ProcessResult build = await RunAsync("build", "Consumers.slnx");
        _lines = build.Output.Split('\n');
    }

    /// <summary>The warnings and errors of one project.</summary>
    internal IReadOnlyList<string> Diagnostics(string project) =>
        [.. _lines
            .Where(line => line.TrimEnd().EndsWith($"{project}.csproj]", StringComparison.Ordinal) && Diagnostic().IsMatch(line))
            .Distinct()];

    /// <summary>Runs a command of the SDK in the solution's folder, with the package to be found.</summary>
    internal Task<ProcessResult> RunAsync(string command, string project, params IEnumerable<string> arguments) =>
        _folder.RunAsync(command, project, arguments);

    /// <summary>Does the fixes for some rules everywhere in a project, as an editor does, and leaves the rest as it is.</summary>
    internal Task<ProcessResult> FormatAsync(string project, params IEnumerable<string> ids) => DotNet.RunAsync(
        _folder.Root, ["format", "analyzers", $"{project}/{project}.csproj", "--no-restore", "--severity", "info", "--diagnostics", .. ids]);

    /// <summary>Runs a program that was built, in a directory of its own.</summary>
    internal Task<ProcessResult> RunProgramAsync(string project)
    {
        Directory.CreateDirectory(DirectoryOf(project));
        return DotNet.RunAsync(DirectoryOf(project), _folder.File($"{project}/bin/Debug/net10.0/{project}.dll"));
    }

    /// <summary>The logs of all runs of a program.</summary>
    internal string[] Logs(string project) =>
        [.. Directory.GetDirectories(Path.Combine(DirectoryOf(project), "wandb"), "offline-run-*")
            .SelectMany(run => Directory.GetFiles(run, "run-*.wandb"))];

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    private string DirectoryOf(string project) => _folder.File($"runs-of-{project}");

    private string ReadmeExample()
    {
        using PackageArchive archive = package.Open();
        return CodeBlock().Match(Encoding.UTF8.GetString(archive.Read("README.md"))).Groups[1].Value;
    }

    [GeneratedRegex(": (error|warning) ")]
    private static partial Regex Diagnostic();

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
