using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Recognises types that hold numbers one behind the other.</summary>
internal static class NumberSeries
{
    /// <summary>How code gets at the numbers and how one of them is written; null when the type holds none.</summary>
    public static (NumbersModel Numbers, MetricForm Form)? Of(ITypeSymbol declared)
    {
        ITypeSymbol type = MetricForms.Unwrap(declared, out bool isNullable);
        if (ShapeOf(type, out ITypeSymbol? element) is not { } shape || MetricForms.Of(element!) is not { } form)
            return null;
        return form.IsNumber() && element!.TypeKind != TypeKind.Enum
            ? (new NumbersModel(shape, element.GlobalName(), isNullable), form)
            : null;
    }

    private static NumbersShape? ShapeOf(ITypeSymbol type, out ITypeSymbol? element)
    {
        if (type is IArrayTypeSymbol { IsSZArray: true } array)
        {
            element = array.ElementType;
            return NumbersShape.Span;
        }
        element = null;
        if (type is not INamedTypeSymbol { ContainingType: null, TypeArguments: { Length: 1 } arguments } named)
            return null;
        element = arguments[0];
        return (named.ContainingNamespace.ToString(), named.Name) switch
        {
            ("System", "Span" or "ReadOnlySpan") => NumbersShape.Span,
            ("System", "Memory" or "ReadOnlyMemory") => NumbersShape.Memory,
            ("System.Collections.Generic", "List") => NumbersShape.List,
            ("System.Collections.Immutable", "ImmutableArray") => NumbersShape.ImmutableArray,
            _ => null,
        };
    }
}
