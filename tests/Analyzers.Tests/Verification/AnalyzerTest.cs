using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrument.Analyzers.Tests.Verification;

/// <summary>
/// Runs all analyzers of the library over a source, and holds what they and the compiler report against the marks in that source.
/// </summary>
/// <param name="markup">The source; see <see cref="MarkedSource"/>.</param>
/// <param name="messages">
/// What the rules say, in the order of the source, as the compiler prints it: <c>error INST1001: …</c>.
/// </param>
internal sealed class AnalyzerTest(string markup, params string[] messages)
{
    /// <summary>Lines of an <c>.editorconfig</c> beside the source.</summary>
    public string? EditorConfig { get; init; }

    /// <summary>Whether the project references the library. Default: it does.</summary>
    public bool ReferencesLibrary { get; init; } = true;

    /// <summary>The marks hold, and the rules say <paramref name="messages"/>.</summary>
    public static Task ReportsAsync(string markup, params string[] messages) => new AnalyzerTest(markup, messages).RunAsync();

    /// <summary>The source compiles and no rule has anything against it.</summary>
    public static Task IsSilentAsync(string source) => new AnalyzerTest(source).RunAsync();

    /// <summary>What the analyzers report, and the errors of the compiler, in the order of the source.</summary>
    public static async Task<ImmutableArray<Diagnostic>> DiagnoseAsync(
        string source, bool referencesLibrary = true, string? editorConfig = null)
    {
        SyntaxTreeOptionsProvider? treeOptions = editorConfig is null ? null : new EditorConfig(editorConfig);
        Compilation compilation = TestCompilation.Create(source, referencesLibrary, treeOptions).WithGeneratedCode();
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers(LibraryParts.Analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        ImmutableArray<Diagnostic> diagnostics = await analysis.GetAllDiagnosticsAsync(CancellationToken.None);
        return [.. diagnostics
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error || !IsCompilers(diagnostic))
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    /// <summary>A diagnostic as the compiler prints it, without its place.</summary>
    public static string Describe(Diagnostic diagnostic) => string.Create(CultureInfo.InvariantCulture,
        $"{diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");

    public async Task RunAsync()
    {
        MarkedSource source = MarkedSource.Parse(markup);
        ImmutableArray<Diagnostic> actual = await DiagnoseAsync(source.Text, ReferencesLibrary, EditorConfig);

        List<Diagnostic> unexpected = [.. actual];
        List<ExpectedDiagnostic> missing = [.. source.Expected.Where(expected => !TryTake(unexpected, expected))];
        if (unexpected.Count != 0 || missing.Count != 0)
        {
            string annotated = AnnotatedSource.Render(source.Text, actual, missing);
            Assert.Fail($"{unexpected.Count} unexpected and {missing.Count} missing diagnostics in\n\n{annotated}");
        }
        IEnumerable<string> said = actual.Where(diagnostic => !IsCompilers(diagnostic)).Select(Describe);
        if (messages.Length != 0)
            Assert.Equal(string.Join('\n', messages), string.Join('\n', said));
    }

    private static bool TryTake(List<Diagnostic> diagnostics, ExpectedDiagnostic expected)
    {
        int index = diagnostics.FindIndex(diagnostic => Matches(expected, diagnostic));
        if (index >= 0)
            diagnostics.RemoveAt(index);
        return index >= 0;
    }

    private static bool Matches(ExpectedDiagnostic expected, Diagnostic actual) =>
        actual.Location.SourceTree?.FilePath == TestCompilation.SourcePath
        && actual.Location.SourceSpan == expected.Span
        && (expected.Id is null ? !IsCompilers(actual) : expected.Id == actual.Id);

    private static bool IsCompilers(Diagnostic diagnostic) => diagnostic.Id.StartsWith("CS", StringComparison.Ordinal);
}
