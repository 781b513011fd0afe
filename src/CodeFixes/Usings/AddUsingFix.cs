using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Instrument.CodeFixes.Usings;

/// <summary>
/// Adds <c>using Instrument;</c> where the compiler does not find a type, an attribute or a generated <c>Log</c> method of the library,
/// if the code compiles with it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AddUsingFix() : InstrumentFix(
    TypeNotFound, NameNotFound, MemberNotFound, WrongArgument, WrongArgumentCount, WrongArgumentName)
{
    private const string TypeNotFound = "CS0246";
    private const string NameNotFound = "CS0103";
    private const string MemberNotFound = "CS1061";
    private const string WrongArgument = "CS1503";
    private const string WrongArgumentCount = "CS1501";
    private const string WrongArgumentName = "CS1739";

    private protected override IEnumerable<Remedy> Find(FixSite site)
    {
        if (NameAt(site) is not { } name
            || !IsInLibrary(site, name.Identifier.ValueText)
            || UsingDirectives.ImportsLibrary(site.Model, site.Position))
            yield break;
        Remedy remedy = new(
            $"Add using {UsingDirectives.Library}", nameof(AddUsingFix), static edit => edit.AddUsing(UsingDirectives.Library));
        if (Compiles(site, remedy, name))
            yield return remedy;
    }

    // A call whose arguments fit no method is reported at an argument or at its name; the method may be an extension of the library.
    private static SimpleNameSyntax? NameAt(FixSite site)
    {
        if (site.Diagnostic.Id is TypeNotFound or NameNotFound or MemberNotFound)
            return site.Node as SimpleNameSyntax;
        return site.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.Expression switch
        {
            MemberAccessExpressionSyntax { Name: { } name } => name,
            MemberBindingExpressionSyntax { Name: { } name } => name,
            _ => null,
        };
    }

    private static bool IsInLibrary(FixSite site, string name)
    {
        INamespaceSymbol library = site.Symbols.MetricAttribute.ContainingNamespace;
        if (library.GetTypeMembers(name).Concat(library.GetTypeMembers(name + "Attribute")).Any(static type => type.DeclaredAccessibility == Accessibility.Public))
            return true;
        // The generated methods are in the namespace as the whole compilation sees it.
        return site.Model.Compilation.GlobalNamespace.GetMembers(UsingDirectives.Library).OfType<INamespaceSymbol>()
            .SelectMany(static space => space.GetTypeMembers())
            .Any(type => type.MightContainExtensionMethods && type.GetMembers(name).Any(static member => member is IMethodSymbol { IsExtensionMethod: true }));
    }

    private static bool Compiles(FixSite site, Remedy remedy, SimpleNameSyntax name)
    {
        Compilation after = site.Try(remedy, out SyntaxTree tree);
        // The directive moves everything behind it by its own length.
        int shift = tree.GetRoot(site.CancellationToken).FullSpan.Length - site.Root.FullSpan.Length;
        TextSpan around = name.FirstAncestorOrSelf<SyntaxNode>(static node =>
            node is StatementSyntax or AttributeSyntax or MemberDeclarationSyntax or BaseTypeSyntax)!.Span;
        HashSet<(string Id, int Start)> before = [.. Errors(site.Model, around, site.CancellationToken)];
        List<(string Id, int Start)> left = [.. Errors(after.GetSemanticModel(tree), new TextSpan(around.Start + shift, around.Length), site.CancellationToken)];
        // Another error instead, such as for type arguments that the attribute does not take, is no way out.
        return left.TrueForAll(error => before.Contains((error.Id, error.Start - shift)))
            && !left.Contains((site.Diagnostic.Id, site.Position + shift));
    }

    private static IEnumerable<(string Id, int Start)> Errors(SemanticModel model, TextSpan span, CancellationToken cancellationToken) =>
        from diagnostic in model.GetDiagnostics(span, cancellationToken)
        where diagnostic.Severity == DiagnosticSeverity.Error
        select (diagnostic.Id, diagnostic.Location.SourceSpan.Start);
}
