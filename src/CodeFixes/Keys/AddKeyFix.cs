using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrument.CodeFixes.Keys;

/// <summary>Gives a key to a <c>[MetricFamily]</c> or <c>[ConfigKey]</c> that has none, which the compiler reports.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AddKeyFix() : InstrumentFix("CS7036")
{
    private protected override IEnumerable<Remedy> Find(FixSite site)
    {
        if (site.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute
            || attribute.Span != site.Diagnostic.Location.SourceSpan
            || KeyFor(site, attribute) is not { } key)
            yield break;
        AttributeArgumentSyntax argument = SyntaxFactory.AttributeArgument(
            SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(key)));
        Remedy remedy = new($"Add the key \"{key}\"", nameof(AddKeyFix), edit => edit.Change(attribute, current => AttributeArguments.InsertFirst(current, argument)));
        if (DeclarationTrial.KeepsGood(site, remedy))
            yield return remedy;
    }

    private static string? KeyFor(FixSite site, AttributeSyntax attribute)
    {
        ITypeSymbol? type = site.Model.GetTypeInfo(attribute, site.CancellationToken).Type;
        if (SymbolEqualityComparer.Default.Equals(type, site.Symbols.ConfigKeyAttribute))
            return ConfigKeyNames.Of(site, attribute);
        if (!SymbolEqualityComparer.Default.Equals(type, site.Symbols.MetricFamilyAttribute))
            return null;
        string? name = attribute.Parent?.Parent switch
        {
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            ParameterSyntax parameter => parameter.Identifier.ValueText,
            FieldDeclarationSyntax { Declaration.Variables: { Count: 1 } variables } => variables[0].Identifier.ValueText,
            _ => null,
        };
        return name is null ? null : SnakeCase.From(name) + "/{0}";
    }
}
