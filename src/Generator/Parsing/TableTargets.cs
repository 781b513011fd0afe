using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Maps annotated syntax to the table's row that it declares.</summary>
internal static class TableTargets
{
    /// <summary>The row, if the attribute is the type's first: a repeated one is an error, not a second file.</summary>
    public static TableTypeModel? FromAttribute(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        if (context.TargetSymbol is not INamedTypeSymbol type || KnownSymbols.Create(context.SemanticModel.Compilation) is not { } symbols)
            return null;
        if (type.Find(symbols.WandbTableAttribute)?.ApplicationSyntaxReference is not { } first
            || context.Attributes[0].ApplicationSyntaxReference is not { } found || !first.IsSame(found) || !first.IsOn(context.TargetNode))
            return null;
        return TableTypeParser.Parse(type, symbols, cancellationToken).Model is { } model && !type.IsRepetition() ? model : null;
    }
}
