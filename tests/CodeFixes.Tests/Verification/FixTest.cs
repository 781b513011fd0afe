using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrument.CodeFixes.Tests.Verification;

/// <summary>
/// Holds what a fix makes of a source against what it should be. After a fix the code compiles, generated code included, and the
/// diagnostic is gone.
/// </summary>
/// <param name="id">The diagnostic.</param>
/// <param name="title">What the fix is called.</param>
internal sealed class FixTest(string id, string title)
{
    /// <summary>Whether a global using imports the library. Default: it does.</summary>
    public bool ImportsLibrary { get; init; } = true;

    /// <summary>Compiler errors that the source has beside the diagnostic and keeps. Default: none.</summary>
    public string[] KeptErrors { get; init; } = [];

    /// <summary>The fix for the only diagnostic makes <paramref name="after"/> of <paramref name="before"/>.</summary>
    public static Task ChangesAsync(string id, string title, string before, string after) => new FixTest(id, title).ChangesAsync(before, after);

    /// <summary>The source has the diagnostic, and no fix is offered for it.</summary>
    public static Task OffersNothingAsync(string id, string source, bool importsLibrary = true) =>
        OffersAsync(id, source, importsLibrary);

    /// <summary>The fixes that are offered for the first such diagnostic have these titles.</summary>
    public static async Task OffersAsync(string id, string source, bool importsLibrary, params string[] titles)
    {
        Solution solution = TestProject.Create(importsLibrary, [source]);
        Document document = solution.Projects.Single().Documents.First();
        IReadOnlyList<ImmutableArray<Diagnostic>> places = await PlacesAsync(document, id);
        Assert.Equal(titles, (await Fixes.OfferedAsync(document, places[0])).Select(fix => fix.Action.Title));
    }

    public async Task ChangesAsync(string before, string after)
    {
        Solution solution = TestProject.Create(ImportsLibrary, [before]);
        Document document = solution.Projects.Single().Documents.First();
        OfferedFix fix = await FindAsync(document);

        Document changed = (await Fixes.ApplyAsync(fix.Action)).GetDocument(document.Id)!;

        Assert.Equal(after, (await changed.GetTextAsync()).ToString());
        ImmutableArray<Diagnostic> left = await TestProject.DiagnoseAsync(changed.Project);
        int solved = fix.Solved.Count(diagnostic => diagnostic.Id == id);
        int had = (await TestProject.DiagnoseAsync(document.Project)).Count(diagnostic => diagnostic.Id == id);
        Assert.True(left.Count(diagnostic => diagnostic.Id == id) <= had - solved, $"{id} is still there: {string.Join('\n', left)}");
        Assert.Empty(left.Where(IsUnexpectedError));
    }

    /// <summary>
    /// The fix, done for all diagnostics of a scope from that of the first document, makes of each document what stands in the same
    /// place of <paramref name="after"/>.
    /// </summary>
    public async Task ChangesAllAsync(FixAllScope scope, string[][] before, string[][] after)
    {
        Solution solution = TestProject.Create(ImportsLibrary, before);
        Document document = solution.Projects.First().Documents.First();
        OfferedFix fix = await FindAsync(document);
        FixAllProvider all = fix.Provider.GetFixAllProvider()!;
        FixAllContext context = new(
            document, fix.Provider, scope, fix.Action.EquivalenceKey!, [id], new DiagnosticSource(id), CancellationToken.None);

        Solution changed = await Fixes.ApplyAsync((await all.GetFixAsync(context))!);

        foreach ((Project project, string[] texts) in changed.Projects.Zip(after))
        {
            foreach ((Document result, string text) in project.Documents.Zip(texts))
                Assert.Equal(text, (await result.GetTextAsync()).ToString());
            Assert.Empty((await TestProject.DiagnoseAsync(project)).Where(diagnostic => diagnostic.Id != id && IsUnexpectedError(diagnostic)));
        }
    }

    private async Task<OfferedFix> FindAsync(Document document)
    {
        List<OfferedFix> offered = [];
        foreach (ImmutableArray<Diagnostic> place in await PlacesAsync(document, id))
            offered.AddRange(await Fixes.OfferedAsync(document, place));
        OfferedFix? fix = offered.Find(fix => fix.Action.Title == title);
        Assert.True(fix is not null, $"'{title}' is not among the offered: {string.Join(", ", offered.Select(other => other.Action.Title))}");
        return fix;
    }

    private bool IsUnexpectedError(Diagnostic diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Error && !KeptErrors.Contains(diagnostic.Id);

    // The diagnostics of one rule in the document, place by place.
    private static async Task<IReadOnlyList<ImmutableArray<Diagnostic>>> PlacesAsync(Document document, string id)
    {
        SyntaxTree tree = (await document.GetSyntaxTreeAsync())!;
        ImmutableArray<Diagnostic> all = await TestProject.DiagnoseAsync(document.Project);
        List<ImmutableArray<Diagnostic>> places = [.. all
            .Where(diagnostic => diagnostic.Id == id && diagnostic.Location.SourceTree == tree)
            .GroupBy(diagnostic => diagnostic.Location)
            .Select(place => place.ToImmutableArray())];
        Assert.True(places.Count > 0, $"{id} is not reported, but: {string.Join('\n', all)}");
        return places;
    }
}
