using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Maps annotated syntax to the config it declares.</summary>
internal static class ConfigTargets
{
    /// <summary>The config, if the attribute on this declaration is the type's first: a repeated one is an error, not a second file.</summary>
    public static DeclarationModel? Find(SyntaxNode node, INamedTypeSymbol type, KnownSymbols symbols, SyntaxReference? only, CancellationToken cancellationToken)
    {
        if (type.Find(symbols.WandbConfigAttribute)?.ApplicationSyntaxReference is not { } first || !first.IsOn(node) || only?.IsSame(first) == false)
            return null;
        return ConfigTypeParser.Parse(type, symbols, cancellationToken).Model is { } model && !type.IsRepetition()
            ? new(model, CatalogueConfigs.Of(model, type, cancellationToken))
            : null;
    }
}
