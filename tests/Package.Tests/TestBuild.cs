using System.Reflection;

namespace Instrument.Package.Tests;

/// <summary>How and from which files the tests were built.</summary>
internal static class TestBuild
{
    /// <summary>Debug or Release.</summary>
    public static string Configuration { get; } = Metadata(nameof(Configuration));

    /// <summary>Where the packages lie that the repository was restored with.</summary>
    public static string PackagesFolder { get; } = Metadata(nameof(PackagesFolder));

    /// <summary>The folder of this test project.</summary>
    public static string ProjectDirectory { get; } = Metadata(nameof(ProjectDirectory));

    /// <summary>Whether the tests were built with the native compiler at hand.</summary>
    public static bool IsNative { get; } = Metadata("Native") == "true";

    /// <summary>A file or folder of the repository.</summary>
    public static string InRepository(string relativePath) => Path.GetFullPath(Path.Combine(ProjectDirectory, "..", "..", relativePath));

    private static string Metadata(string key) => typeof(TestBuild).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
