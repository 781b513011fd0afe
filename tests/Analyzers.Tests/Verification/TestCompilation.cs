using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrument.Analyzers.Tests.Verification;

/// <summary>Builds compilations the way a user's project is built: framework, library, implicit usings, source generators.</summary>
internal static class TestCompilation
{
    public const string SourcePath = "/project/Source.cs";

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        """;

    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);
    private static readonly ImmutableArray<MetadataReference> Framework = ReferenceFramework();
    private static readonly ImmutableArray<MetadataReference> Library = ReferenceLibrary();

    /// <summary>What a project references that has the library.</summary>
    public static ImmutableArray<MetadataReference> References => Framework.AddRange(Library);

    public static Compilation Create(string source, bool referencesLibrary, SyntaxTreeOptionsProvider? treeOptions)
    {
        string usings = referencesLibrary ? $"{ImplicitUsings}\nglobal using Instrument;" : ImplicitUsings;
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        return CSharpCompilation.Create(
            "Project",
            [Parse(source, SourcePath), Parse(usings, "/project/Usings.cs")],
            referencesLibrary ? References : Framework,
            options.WithSyntaxTreeOptionsProvider(treeOptions));
    }

    /// <summary>Adds what all generators of the library generate. They report nothing themselves.</summary>
    public static Compilation WithGeneratedCode(this Compilation compilation)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            LibraryParts.Generators.Select(GeneratorExtensions.AsSourceGenerator), parseOptions: ParseOptions);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation complete, out ImmutableArray<Diagnostic> diagnostics);
        Assert.Empty(diagnostics);
        return complete;
    }

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path);

    private static ImmutableArray<MetadataReference> ReferenceFramework()
    {
        string folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return [.. PlatformAssemblies().Where(path => Path.GetDirectoryName(path) == folder).Select(Reference)];
    }

    private static ImmutableArray<MetadataReference> ReferenceLibrary()
    {
        Assembly library = typeof(Run).Assembly;
        HashSet<string?> needed = [library.GetName().Name, .. library.GetReferencedAssemblies().Select(name => name.Name)];
        string folder = Path.GetDirectoryName(library.Location)!;
        return [.. PlatformAssemblies()
            .Where(path => Path.GetDirectoryName(path) == folder && needed.Contains(Path.GetFileNameWithoutExtension(path)))
            .Select(Reference)];
    }

    private static string[] PlatformAssemblies() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    private static MetadataReference Reference(string path) => MetadataReference.CreateFromFile(path);
}
