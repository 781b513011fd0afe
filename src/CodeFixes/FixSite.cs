using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Host;

namespace Instrument.CodeFixes;

/// <summary>The place of a diagnostic, and what is known of the code around it.</summary>
internal sealed class FixSite
{
    private FixSite(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, KnownSymbols symbols, SolutionServices services, FixBatch batch, CancellationToken cancellationToken)
    {
        Diagnostic = diagnostic;
        Root = root;
        Model = model;
        Symbols = symbols;
        Services = services;
        Batch = batch;
        CancellationToken = cancellationToken;
        Node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
    }

    public Diagnostic Diagnostic { get; }

    public SyntaxNode Root { get; }

    public SemanticModel Model { get; }

    public KnownSymbols Symbols { get; }

    public SolutionServices Services { get; }

    public FixBatch Batch { get; }

    public CancellationToken CancellationToken { get; }

    /// <summary>The innermost node that has the diagnostic's place.</summary>
    public SyntaxNode Node { get; }

    /// <summary>The start of the diagnostic's place.</summary>
    public int Position => Diagnostic.Location.SourceSpan.Start;

    /// <summary>The innermost type declaration around the place, or at it.</summary>
    public TypeDeclarationSyntax? TypeDeclaration => Node.FirstAncestorOrSelf<TypeDeclarationSyntax>();

    /// <summary>Looks around a diagnostic; null when its document is not C# or the project does not reference the library.</summary>
    public static async Task<FixSite?> CreateAsync(Document document, Diagnostic diagnostic, FixBatch batch, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not CompilationUnitSyntax root
            || !root.FullSpan.Contains(diagnostic.Location.SourceSpan)
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || KnownSymbols.Create(model.Compilation) is not { } symbols)
            return null;
        return new FixSite(diagnostic, root, model, symbols, document.Project.Solution.Services, batch, cancellationToken);
    }

    /// <summary>The compilation before the remedy that is looked for, but after those that go with it.</summary>
    public Compilation Before => Batch.Chosen.Count == 0 ? Model.Compilation : Apply(Batch.Chosen, out _);

    /// <summary>The compilation as it is after the remedy; generated code is not made anew.</summary>
    public Compilation Try(Remedy remedy, out SyntaxTree tree) => Apply([.. Batch.Chosen, remedy], out tree);

    private Compilation Apply(IReadOnlyList<Remedy> remedies, out SyntaxTree tree)
    {
        DocumentEdit edit = new(Root, Services);
        foreach (Remedy remedy in remedies)
            remedy.Apply(edit);
        tree = Model.SyntaxTree.WithRootAndOptions(edit.GetChangedRoot(), Model.SyntaxTree.Options);
        return Model.Compilation.ReplaceSyntaxTree(Model.SyntaxTree, tree);
    }
}
