using System.Text;
using System.Text.RegularExpressions;
using Instrument.Package.Tests.Packing;
using Instrument.Package.Tests.Processes;
using Instrument.Testing;

namespace Instrument.Package.Tests.Consumers;

/// <summary>
/// A copy of the projects in Consumers/Solution, built once with the package. Packages come from the folder of the package and
/// from what the repository was restored with, so that nothing is downloaded and nothing stays behind.
/// </summary>
public sealed partial class ConsumerBuild(PackedPackage package) : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private string[] _lines = [];

    public async Task InitializeAsync()
    {
        CopySolution();
        await File.WriteAllTextAsync(_folder.File("Readme/Program.cs"), ReadmeExample());
        foreach (string id in RulePages.Ids)
            await File.WriteAllTextAsync(_folder.File($"Mistakes/{id}.cs"), RulePages.WrongExample(id));
        DotNetResult build = await RunAsync("build", "Consumers.slnx");
        _lines = build.Output.Split('\n');
    }

    /// <summary>The warnings and errors of one project.</summary>
    internal IReadOnlyList<string> Diagnostics(string project) =>
        [.. _lines
            .Where(line => line.TrimEnd().EndsWith($"{project}.csproj]", StringComparison.Ordinal) && Diagnostic().IsMatch(line))
            .Distinct()];

    /// <summary>Runs a command of the SDK in the solution's folder, with the package to be found.</summary>
    internal Task<DotNetResult> RunAsync(string command, string project, params IEnumerable<string> arguments) => DotNet.RunAsync(
        _folder.Path,
        [
            command, project,
            $"-p:InstrumentVersion={package.Version}",
            $"-p:RestoreSources={package.Source}",
            $"-p:RestorePackagesPath={_folder.File("packages")}",
            $"-p:RestoreFallbackFolders={TestBuild.PackagesFolder}",
            .. arguments,
        ]);

    /// <summary>Runs a program that was built, in a directory of its own.</summary>
    internal Task<DotNetResult> RunProgramAsync(string project)
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

    private void CopySolution()
    {
        string solution = Path.Combine(TestBuild.ProjectDirectory, "Consumers", "Solution");
        foreach (string file in Directory.EnumerateFiles(solution, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(_folder.Path, Path.GetRelativePath(solution, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    [GeneratedRegex(": (error|warning) ")]
    private static partial Regex Diagnostic();

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
