using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Maps annotated syntax to the config it declares.</summary>
internal static class ConfigTargets
{
    /// <summary>The model of the config, if the attribute is the type's first: a repeated one is an error, not a second file.</summary>
    public static ConfigTypeModel? FromAttribute(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        if (context.TargetSymbol is not INamedTypeSymbol type || KnownSymbols.Create(context.SemanticModel.Compilation) is not { } symbols)
            return null;
        return type.Find(symbols.WandbConfigAttribute)?.ApplicationSyntaxReference is { } first && first.IsSame(context.Attributes[0])
            ? ConfigTypeParser.Parse(type, symbols, cancellationToken).Model
            : null;
    }
}
