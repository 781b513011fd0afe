using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Maps annotated syntax to the table's row that it declares.</summary>
internal static class TableTargets
{
    /// <summary>The row, if the attribute on this declaration is the type's first: a repeated one is an error, not a second file.</summary>
    public static DeclarationModel? Find(SyntaxNode node, INamedTypeSymbol type, KnownSymbols symbols, SyntaxReference? only, CancellationToken cancellationToken)
    {
        if (type.Find(symbols.WandbTableAttribute)?.ApplicationSyntaxReference is not { } first || !first.IsOn(node) || only?.IsSame(first) == false)
            return null;
        return TableTypeParser.Parse(type, symbols, cancellationToken).Model is { } model && !type.IsRepetition() ? new(model) : null;
    }
}
