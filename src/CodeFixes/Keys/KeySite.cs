using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrument.CodeFixes.Keys;

/// <summary>Where a reported key is spelled as a literal, or an attribute that has no key of its own yet.</summary>
internal sealed class KeySite
{
    private readonly LiteralExpressionSyntax? _literal;

    private KeySite(LiteralExpressionSyntax? literal, AttributeSyntax? attribute)
    {
        _literal = literal;
        Attribute = attribute;
    }

    /// <summary>The key as it is; null when there is none yet.</summary>
    public string? Text => _literal?.Token.ValueText;

    /// <summary>The attribute around the key; null in a call.</summary>
    public AttributeSyntax? Attribute { get; }

    /// <summary>Whether the key is that of an axis.</summary>
    public bool IsAxis => _literal?.Parent switch
    {
        AttributeArgumentSyntax argument => argument.NameEquals?.Name.Identifier.ValueText == "Axis",
        ArgumentSyntax { NameColon: { } name } => name.Name.Identifier.ValueText == "axis",
        ArgumentSyntax { Parent: ArgumentListSyntax list } argument => list.Arguments.IndexOf(argument) == 1,
        _ => false,
    };

    /// <summary>The name of the member or parameter with the attribute; null when there is not exactly one.</summary>
    public string? MemberName => Attribute?.Parent?.Parent switch
    {
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        ParameterSyntax parameter => parameter.Identifier.ValueText,
        FieldDeclarationSyntax { Declaration.Variables: { Count: 1 } variables } => variables[0].Identifier.ValueText,
        _ => null,
    };

    /// <summary>Finds the key; null when the diagnostic is about a constant that is spelled elsewhere.</summary>
    public static KeySite? Of(FixSite site)
    {
        if (site.Node is LiteralExpressionSyntax literal)
            return literal.IsKind(SyntaxKind.StringLiteralExpression) ? new KeySite(literal, literal.FirstAncestorOrSelf<AttributeSyntax>()) : null;
        ISymbol? member = site.Node is PropertyDeclarationSyntax or VariableDeclaratorSyntax or ParameterSyntax
            ? site.Model.GetDeclaredSymbol(site.Node, site.CancellationToken)
            : null;
        return member?.FirstMetric(site.Symbols)?.ApplicationSyntaxReference?.GetSyntax(site.CancellationToken) is AttributeSyntax attribute
            && attribute.SyntaxTree == site.Root.SyntaxTree
            && attribute.ArgumentList?.Arguments.Any(static argument => argument.NameEquals is null) != true
                ? new KeySite(null, attribute)
                : null;
    }

    /// <summary>Whether a dictionary that is written in one piece would have the key twice.</summary>
    public bool HasTwin(string key, FixBatch batch)
    {
        if (_literal?.FirstAncestorOrSelf<InitializerExpressionSyntax>(static node => !node.IsKind(SyntaxKind.ComplexElementInitializerExpression)) is not { } entries
            || Attribute is not null)
            return false;
        return entries.Expressions.Any(entry => KeyOf(entry) is { } other && other != _literal && other.Token.ValueText == key)
            || !batch.Claim($"{entries.SyntaxTree.FilePath}:{entries.SpanStart}:{key}");
    }

    /// <summary>The remedy that writes another key.</summary>
    public Remedy Rename(string title, string equivalenceKey, string key) => new(title, equivalenceKey, edit => Write(edit, key));

    private void Write(DocumentEdit edit, string key)
    {
        if (_literal is not null)
        {
            edit.Change(_literal, literal => literal.WithToken(SyntaxFactory.Literal(key).WithTriviaFrom(literal.Token)));
            return;
        }
        AttributeArgumentSyntax argument = SyntaxFactory.AttributeArgument(
            SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(key)));
        edit.Change(Attribute!, attribute => AttributeArguments.InsertFirst(attribute, argument));
    }

    private static LiteralExpressionSyntax? KeyOf(ExpressionSyntax entry) => entry switch
    {
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: 1 } index } } =>
            index[0].Expression as LiteralExpressionSyntax,
        InitializerExpressionSyntax { Expressions: { Count: > 0 } pair } => pair[0] as LiteralExpressionSyntax,
        _ => null,
    };
}
