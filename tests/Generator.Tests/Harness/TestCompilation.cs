using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrument.Generator.Tests.Harness;

/// <summary>Makes compilations as a user's project has them: C# 12, nullable enabled, all warnings on, the library referenced.</summary>
internal static class TestCompilation
{
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999);

    private static readonly MetadataReference Library = MetadataReference.CreateFromFile(typeof(Run).Assembly.Location);
    private static readonly MetadataReference[] Framework = FindFramework();

    public static CSharpCompilation Create(params string[] sources) => CreateNamed("MyApp", sources);

    public static CSharpCompilation CreateNamed(string assemblyName, params string[] sources) =>
        CSharpCompilation.Create(assemblyName, sources.Select(Parse), [.. Framework, Library], Options);

    public static CSharpCompilation WithoutLibrary(params string[] sources) =>
        CSharpCompilation.Create("MyApp", sources.Select(Parse), Framework, Options);

    public static SyntaxTree Parse(string source, int index) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"Source{index}.cs");

    // The platform's list, not what this process happens to have loaded, and of that list only the framework's own files.
    private static MetadataReference[] FindFramework()
    {
        string folder = Path.GetDirectoryName(typeof(object).GetTypeInfo().Assembly.Location)!;
        string platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return [.. platform.Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == folder)
            .Select(path => MetadataReference.CreateFromFile(path))];
    }
}
