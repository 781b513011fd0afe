using Instrument.Package.Tests.Packing;
using Instrument.Package.Tests.Processes;
using Instrument.Testing;

namespace Instrument.Package.Tests.Consumers;

/// <summary>
/// A copy of the projects in Consumers/Solution. Packages come from the folder of the package and from what the repository was
/// restored with, so that nothing is downloaded and nothing stays behind.
/// </summary>
public sealed class ConsumerFolder : IDisposable
{
    private readonly PackedPackage _package;
    private readonly TemporaryDirectory _folder = new();

    public ConsumerFolder(PackedPackage package)
    {
        _package = package;
        CopyFrom("tests/Package.Tests/Consumers/Solution", ".");
    }

    /// <summary>The full path of the copy.</summary>
    public string Root => _folder.Path;

    /// <summary>The full path of a file or folder in the copy.</summary>
    public string File(string name) => _folder.File(name);

    /// <summary>Copies all files of a folder of the repository.</summary>
    public void CopyFrom(string repositoryFolder, string target)
    {
        string source = TestBuild.InRepository(repositoryFolder);
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(_folder.File(target), Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            System.IO.File.Copy(file, copy);
        }
    }

    /// <summary>Runs a command of the SDK in the folder, with the package to be found.</summary>
    internal Task<ProcessResult> RunAsync(string command, string project, params IEnumerable<string> arguments) => DotNet.RunAsync(
        _folder.Path,
        [
            command, project,
            $"-p:InstrumentVersion={_package.Version}",
            $"-p:RestoreSources={_package.Source}",
            $"-p:RestorePackagesPath={_folder.File("packages")}",
            $"-p:RestoreFallbackFolders={TestBuild.PackagesFolder}",
            .. arguments,
        ]);

    public void Dispose() => _folder.Dispose();
}
