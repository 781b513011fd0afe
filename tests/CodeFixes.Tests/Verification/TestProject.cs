using System.Collections.Immutable;
using Instrument.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Instrument.CodeFixes.Tests.Verification;

/// <summary>Builds a solution as an editor has it: projects with documents, references, and the library's generators.</summary>
internal static class TestProject
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;

        """;

    /// <summary>A solution whose projects, each independent of the others, have the given documents: Source0.cs, Source1.cs and so on.</summary>
    /// <param name="importsLibrary">Whether a global using imports the library.</param>
    /// <param name="projects">The texts of each project's documents.</param>
    public static Solution Create(bool importsLibrary, params string[][] projects)
    {
        Solution solution = new AdhocWorkspace().CurrentSolution;
        for (int i = 0; i < projects.Length; i++)
            solution = AddProject(solution, $"Project{i}", importsLibrary, projects[i]);
        return solution;
    }

    /// <summary>What the analyzers report in a project, and the errors of the compiler, generated code included.</summary>
    public static async Task<ImmutableArray<Diagnostic>> DiagnoseAsync(Project project)
    {
        Compilation compilation = (await project.GetCompilationAsync())!;
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers(LibraryParts.Analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        ImmutableArray<Diagnostic> diagnostics = await analysis.GetAllDiagnosticsAsync(CancellationToken.None);
        return [.. diagnostics
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || !diagnostic.Id.StartsWith("CS", StringComparison.Ordinal))
            .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    private static Solution AddProject(Solution solution, string name, bool importsLibrary, string[] documents)
    {
        ProjectId id = ProjectId.CreateNewId(name);
        solution = solution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Create(), name, name, LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKindOf(documents), nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: TestCompilation.ParseOptions,
            metadataReferences: TestCompilation.References,
            analyzerReferences: [new LibraryReference()]));
        string usings = importsLibrary ? $"{ImplicitUsings}global using Instrument;\n" : ImplicitUsings;
        foreach ((string text, string file) in documents.Select((text, index) => (text, $"Source{index}.cs")).Append((usings, "Usings.cs")))
            solution = solution.AddDocument(DocumentId.CreateNewId(id, file), file, SourceText.From(text), filePath: $"/{name}/{file}");
        return solution;
    }

    private static OutputKind OutputKindOf(string[] documents) => documents.Any(text =>
        CSharpSyntaxTree.ParseText(text).GetRoot().ChildNodes().Any(node => node.IsKind(SyntaxKind.GlobalStatement)))
            ? OutputKind.ConsoleApplication
            : OutputKind.DynamicallyLinkedLibrary;

    /// <summary>Brings the library's generators into a project.</summary>
    private sealed class LibraryReference : AnalyzerReference
    {
        // A workspace looks its results up by the instance.
        private readonly ImmutableArray<ISourceGenerator> _generators = [.. LibraryParts.Generators.Select(GeneratorExtensions.AsSourceGenerator)];

        public override string FullPath => "";

        public override object Id => nameof(LibraryReference);

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

        public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => _generators;

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;
    }
}
