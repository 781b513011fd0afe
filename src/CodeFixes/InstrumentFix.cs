using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrument.CodeFixes;

/// <summary>
/// What all fixes of this library have in common: a remedy is offered only after it was found to work, what is offered for one
/// mistake can be done for all of them, and the same remedy is listed once.
/// </summary>
public abstract class InstrumentFix : CodeFixProvider
{
    private protected InstrumentFix(params string[] ids) => FixableDiagnosticIds = ImmutableArray.Create(ids);

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => DocumentOrderFixAllProvider.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        List<(Remedy Remedy, Diagnostic Diagnostic)> found = [];
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await FixSite.CreateAsync(context.Document, diagnostic, new FixBatch(), context.CancellationToken).ConfigureAwait(false) is { } site)
                found.AddRange(Find(site).Select(remedy => (remedy, diagnostic)));
        }
        // The compiler reports a missing attribute under two names at one place.
        foreach (IGrouping<string, (Remedy Remedy, Diagnostic Diagnostic)> same in found.GroupBy(pair => pair.Remedy.EquivalenceKey))
        {
            Remedy remedy = same.First().Remedy;
            context.RegisterCodeFix(
                CodeAction.Create(
                    remedy.Title,
                    cancellationToken => ApplyAsync(context.Document, remedy, cancellationToken),
                    remedy.EquivalenceKey),
                same.Select(pair => pair.Diagnostic).ToImmutableArray());
        }
    }

    /// <summary>The remedies for the diagnostic of a site; each has been found to work there.</summary>
    private protected abstract IEnumerable<Remedy> Find(FixSite site);

    /// <summary>The remedy of one kind for the diagnostic of a site; null where there is none.</summary>
    internal Remedy? Find(FixSite site, string equivalenceKey) =>
        Find(site).FirstOrDefault(remedy => remedy.EquivalenceKey == equivalenceKey);

    private static async Task<Document> ApplyAsync(Document document, Remedy remedy, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        DocumentEdit edit = new(root, document.Project.Solution.Services);
        remedy.Apply(edit);
        return document.WithSyntaxRoot(edit.GetChangedRoot());
    }
}
