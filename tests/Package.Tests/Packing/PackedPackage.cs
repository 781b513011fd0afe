using Instrument.Package.Tests.Processes;
using Instrument.Testing;

namespace Instrument.Package.Tests.Packing;

/// <summary>
/// The packages as <c>dotnet pack</c> makes them from what was built with the tests, in a folder that serves as package source.
/// </summary>
public sealed class PackedPackage : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    /// <summary>A version that no cache has seen.</summary>
    public string Version { get; } = $"0.1.0-test.{Guid.NewGuid():n}";

    /// <summary>The folder that holds the packages.</summary>
    public string Source => _folder.File("source");

    /// <summary>What the commands printed.</summary>
    public string PackOutput { get; private set; } = "";

    /// <summary>Opens the package.</summary>
    internal PackageArchive Open() => new(Path.Combine(Source, $"Instrument.{Version}.nupkg"));

    /// <summary>Opens the symbol package.</summary>
    internal PackageArchive OpenSymbols() => new(Path.Combine(Source, $"Instrument.{Version}.snupkg"));

    /// <summary>Opens the package for tests.</summary>
    internal PackageArchive OpenTesting() => new(Path.Combine(Source, $"Instrument.Testing.{Version}.nupkg"));

    /// <summary>Opens the symbol package of the package for tests.</summary>
    internal PackageArchive OpenTestingSymbols() => new(Path.Combine(Source, $"Instrument.Testing.{Version}.snupkg"));

    /// <summary>Opens the package for hosts.</summary>
    internal PackageArchive OpenHosting() => new(Path.Combine(Source, $"Instrument.Hosting.{Version}.nupkg"));

    /// <summary>Opens the symbol package of the package for hosts.</summary>
    internal PackageArchive OpenHostingSymbols() => new(Path.Combine(Source, $"Instrument.Hosting.{Version}.snupkg"));

    /// <summary>Opens the package of the command.</summary>
    internal PackageArchive OpenTool() => new(Path.Combine(Source, $"Instrument.Tool.{Version}.nupkg"));

    public async Task InitializeAsync()
    {
        foreach (string project in new[] { "src/Runtime/Instrument.csproj", "src/Testing/Instrument.Testing.csproj", "src/Hosting/Instrument.Hosting.csproj", "src/Tool/Instrument.Tool.csproj" })
        {
            ProcessResult result = await DotNet.RunAsync(
                _folder.Path,
                "pack",
                TestBuild.InRepository(project),
                "--no-build",
                "--configuration", TestBuild.Configuration,
                "--output", Source,
                $"-p:PackageVersion={Version}",
                $"-p:NuspecOutputPath={_folder.File("nuspec")}");
            PackOutput += result.MustSucceed().Output;
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();
}
