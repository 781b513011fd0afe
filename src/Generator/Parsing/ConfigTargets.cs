using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Maps annotated syntax to the config it declares.</summary>
internal static class ConfigTargets
{
    /// <summary>The config, if the attribute is the type's first: a repeated one is an error, not a second file.</summary>
    public static DeclarationModel<ConfigTypeModel>? FromAttribute(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        if (context.TargetSymbol is not INamedTypeSymbol type || KnownSymbols.Create(context.SemanticModel.Compilation) is not { } symbols)
            return null;
        if (type.Find(symbols.WandbConfigAttribute)?.ApplicationSyntaxReference is not { } first
            || !first.IsSame(context.Attributes[0]) || !first.IsOn(context.TargetNode))
            return null;
        return ConfigTypeParser.Parse(type, symbols, cancellationToken).Model is { } model && !type.IsRepetition()
            ? new(model, CatalogueConfigs.Of(model, type, cancellationToken))
            : null;
    }
}
