using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrument.CodeFixes.Keys;

/// <summary>The key that a config gives to a member by its name.</summary>
internal static class ConfigKeyNames
{
    public static string? Of(FixSite site, AttributeSyntax attribute)
    {
        SyntaxNode? declaration = attribute.Parent?.Parent switch
        {
            FieldDeclarationSyntax { Declaration.Variables: { Count: 1 } variables } => variables[0],
            PropertyDeclarationSyntax property => property,
            _ => null,
        };
        return declaration is not null && site.Model.GetDeclaredSymbol(declaration, site.CancellationToken) is { ContainingType: { } config } member
            ? ConfigNames.KeyOf(member, config, site.Symbols)
            : null;
    }
}
