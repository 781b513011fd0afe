using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrument.Generator.Parsing;

/// <summary>Maps annotated syntax to what it stands for.</summary>
internal static class DeclarationTargets
{
    /// <summary>What the declaration stands for; null if for nothing, as a member that is not its type's anchor.</summary>
    public static DeclarationModel? Find(GeneratorSyntaxContext context, CancellationToken cancellationToken) =>
        context.SemanticModel.GetDeclaredSymbol(context.Node, cancellationToken) is { } symbol && KnownSymbols.Create(context.SemanticModel.Compilation) is { } symbols
            ? Find(context.Node, symbol, symbols, only: null, cancellationToken)
            : null;

    /// <summary>What an attribute stands for that the compiler has found. A declaration comes once for each of its attributes.</summary>
    public static DeclarationModel? Find(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        KnownSymbols.Create(context.SemanticModel.Compilation) is { } symbols
            ? Find(context.TargetNode, context.TargetSymbol, symbols, context.Attributes[0].ApplicationSyntaxReference, cancellationToken)
            : null;

    private static DeclarationModel? Find(SyntaxNode node, ISymbol symbol, KnownSymbols symbols, SyntaxReference? only, CancellationToken cancellationToken)
    {
        DeclarationModel? found = MetricTargets.Find(node, symbol, symbols, only, cancellationToken);
        if (node is not TypeDeclarationSyntax || symbol is not INamedTypeSymbol type)
            return found;
        found = DeclarationModel.Join(found, ConfigTargets.Find(node, type, symbols, only, cancellationToken));
        return DeclarationModel.Join(found, TableTargets.Find(node, type, symbols, only, cancellationToken));
    }
}
