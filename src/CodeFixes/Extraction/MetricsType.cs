using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrument.CodeFixes.Extraction;

/// <summary>A class with metrics that a remedy declares behind the code that logs them.</summary>
internal sealed class MetricsType
{
    private readonly FixSite _site;
    private readonly SyntaxNode? _after;

    /// <summary>Chooses the place and the name: after the group of the keys or else after the type that logs them.</summary>
    public MetricsType(FixSite site, IReadOnlyList<string> keys)
    {
        _site = site;
        _after = site.Node.AncestorsAndSelf().LastOrDefault(static node => node is BaseTypeDeclarationSyntax);
        string owner = site.TypeDeclaration?.Identifier.ValueText ?? "Row";
        string stem = KeyWords.CommonGroup(keys) ?? owner;
        INamespaceSymbol space = SpaceOf(site);
        string prefix = space.IsGlobalNamespace ? "" : space.ToDisplayString() + ".";
        Name = KeyWords.Unique(stem.EndsWith("Metrics", StringComparison.Ordinal) ? stem : stem + "Metrics", name =>
            !space.GetMembers(name).Any() && site.Model.LookupSymbols(site.Position, name: name).IsEmpty && site.Batch.Claim(prefix + name));
    }

    public string Name { get; }

    /// <summary>Where the class stands: outside all types.</summary>
    private int Position => _after?.SpanStart ?? _site.Position;

    /// <summary>Whether the class can name the type.</summary>
    public bool CanName(ITypeSymbol type) => _site.Symbols.IsAccessibleInAssembly(type);

    /// <summary>The type of a property that has a value of the given type, and is not set at first.</summary>
    public string PropertyType(ITypeSymbol type)
    {
        string name = type.WithNullableAnnotation(NullableAnnotation.None).ToMinimalDisplayString(_site.Model, Position);
        bool isUnset = type.IsReferenceType && _site.Model.GetNullableContext(Position).AnnotationsEnabled();
        return isUnset ? name + "?" : name;
    }

    /// <summary>Declares the class.</summary>
    /// <param name="edit">Takes the change.</param>
    /// <param name="attribute">The attribute that all properties have.</param>
    /// <param name="members">The attribute's arguments, the type and the name of each property.</param>
    public void Declare(DocumentEdit edit, INamedTypeSymbol attribute, IEnumerable<(string Arguments, string Type, string Name)> members)
    {
        string spelled = AttributeSite.Of(_site, attribute).Name;
        if (!UsingDirectives.ImportsLibrary(_site.Model, _site.Position))
            edit.AddUsing(UsingDirectives.Library);
        IEnumerable<string> properties = members.Select(member => $"    [{spelled}({member.Arguments})]\n    public {member.Type} {member.Name} {{ get; set; }}\n");
        edit.AddType(_after, $"internal sealed class {Name}\n{{\n{string.Join("\n", properties)}}}");
    }

    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static INamespaceSymbol SpaceOf(FixSite site)
    {
        ISymbol? symbol = site.Model.GetEnclosingSymbol(site.Position);
        return symbol as INamespaceSymbol ?? symbol?.ContainingNamespace ?? site.Model.Compilation.GlobalNamespace;
    }
}
