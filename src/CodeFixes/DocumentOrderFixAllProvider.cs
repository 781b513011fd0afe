using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrument.CodeFixes;

/// <summary>
/// Does one remedy for all diagnostics of a document, a project or a solution: document by document and from top to bottom, so that
/// names of new types do not depend on chance, and each place once.
/// </summary>
internal sealed class DocumentOrderFixAllProvider : FixAllProvider
{
    public static readonly DocumentOrderFixAllProvider Instance = new();

    private DocumentOrderFixAllProvider()
    {
    }

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult<CodeAction?>(CodeAction.Create(
        $"Fix all {string.Join(", ", fixAllContext.DiagnosticIds.OrderBy(static id => id, StringComparer.Ordinal))} in the {fixAllContext.Scope.ToString().ToLowerInvariant()}",
        cancellationToken => FixAsync(fixAllContext.WithCancellationToken(cancellationToken)),
        fixAllContext.CodeActionEquivalenceKey));

    private static async Task<Solution> FixAsync(FixAllContext context)
    {
        Solution solution = context.Solution;
        FixBatch batch = new();
        HashSet<DocumentId> done = [];
        foreach (Document document in DocumentsOf(context))
        {
            // One file in several projects is changed once.
            if (!done.Add(document.Id))
                continue;
            done.UnionWith(document.GetLinkedDocumentIds());
            if (await FixAsync(context, document, batch).ConfigureAwait(false) is { } root)
                solution = solution.WithDocumentSyntaxRoot(document.Id, root);
        }
        return solution;
    }

    private static async Task<SyntaxNode?> FixAsync(FixAllContext context, Document document, FixBatch batch)
    {
        ImmutableArray<Diagnostic> diagnostics = await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
        batch.StartDocument();
        DocumentEdit? edit = null;
        foreach (Diagnostic diagnostic in diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start).Distinct())
        {
            FixSite? site = await FixSite.CreateAsync(document, diagnostic, batch, context.CancellationToken).ConfigureAwait(false);
            if (site is null || ((InstrumentFix)context.CodeFixProvider).Find(site, context.CodeActionEquivalenceKey!) is not { } remedy)
                continue;
            edit ??= new DocumentEdit(site.Root, site.Services);
            remedy.Apply(edit);
            batch.Choose(remedy);
        }
        return edit?.GetChangedRoot();
    }

    private static IEnumerable<Document> DocumentsOf(FixAllContext context) => context.Scope switch
    {
        FixAllScope.Document => context.Document is { } document ? [document] : [],
        FixAllScope.Project => context.Project.Documents,
        _ => context.Solution.Projects.SelectMany(static project => project.Documents),
    };
}
