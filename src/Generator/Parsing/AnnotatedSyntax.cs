using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrument.Generator.Parsing;

/// <summary>Tells from syntax alone which declarations may have the library's attributes.</summary>
/// <remarks>
/// An attribute is written with its name, or with an alias. Names and the aliases of the file are seen here. Only an alias for the whole
/// project stays unseen; for that the compiler's own lookup by attribute is asked, about the rest. To ask it about everything would cost
/// more than all else after an edit: it binds the attributes of every match anew.
/// </remarks>
internal static class AnnotatedSyntax
{
    private static readonly HashSet<string> Names = new(
        new[] { KnownSymbols.MetricAttributeName, KnownSymbols.MetricFamilyAttributeName, KnownSymbols.WandbConfigAttributeName, KnownSymbols.WandbTableAttributeName }
            .Select(static name => name.Substring(name.LastIndexOf('.') + 1))
            .SelectMany(static name => new[] { name, name.Substring(0, name.Length - "Attribute".Length) }),
        StringComparer.Ordinal);

    /// <summary>Whether the declaration may have one of the attributes, under its name or an alias of the file.</summary>
    public static bool IsNamed(SyntaxNode node, CancellationToken cancellationToken) =>
        HasName(node) && MetricTargets.MayBeAnchor(node, cancellationToken);

    /// <summary>Whether the declaration has one of the attributes, which the compiler has found, under an alias of the project.</summary>
    public static bool IsForeign(SyntaxNode node, CancellationToken cancellationToken) =>
        !HasName(node) && MetricTargets.MayBeAnchor(node, cancellationToken);

    private static bool HasName(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax field } => HasName(field.AttributeLists),
        FieldDeclarationSyntax => false,
        RecordDeclarationSyntax record => HasName(record.AttributeLists) || MetricTargets.HasTargetedParameter(record),
        MemberDeclarationSyntax member => HasName(member.AttributeLists),
        ParameterSyntax parameter => HasName(parameter.AttributeLists),
        _ => false,
    };

    private static bool HasName(SyntaxList<AttributeListSyntax> lists)
    {
        foreach (AttributeListSyntax list in lists)
        {
            foreach (AttributeSyntax attribute in list.Attributes)
            {
                if (NameOf(attribute.Name) is { } name && (Names.Contains(name) || IsAlias(name, attribute)))
                    return true;
            }
        }
        return false;
    }

    private static string? NameOf(NameSyntax name) => name switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        _ => null,
    };

    private static bool IsAlias(string name, SyntaxNode place)
    {
        for (SyntaxNode? around = place.Parent; around is not null; around = around.Parent)
        {
            SyntaxList<UsingDirectiveSyntax> usings = around switch
            {
                BaseNamespaceDeclarationSyntax space => space.Usings,
                CompilationUnitSyntax unit => unit.Usings,
                _ => default,
            };
            foreach (UsingDirectiveSyntax directive in usings)
            {
                // [M] finds the alias M, and also the alias MAttribute.
                if (directive.Alias?.Name.Identifier.ValueText is { } alias && (alias == name || alias == name + "Attribute"))
                    return true;
            }
        }
        return false;
    }
}
