using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Recognises types that hold numbers, or other elements, one behind the other.</summary>
internal static class NumberSeries
{
    /// <summary>How code gets at the numbers and how one of them is written; null when the type holds none.</summary>
    public static (NumbersModel Numbers, MetricForm Form)? Of(ITypeSymbol declared)
    {
        if (ShapeOf(declared, out ITypeSymbol? element) is not var (shape, isNullable) || MetricForms.Of(element!) is not { } form)
            return null;
        return form.IsNumber() && element!.TypeKind != TypeKind.Enum
            ? (new NumbersModel(shape, element.GlobalName(), isNullable), form)
            : null;
    }

    /// <summary>How code gets at the elements, whatever they are; null when the type holds none one behind the other.</summary>
    public static (NumbersShape Shape, bool IsNullable)? ShapeOf(ITypeSymbol declared, out ITypeSymbol? element) =>
        OfNotNull(MetricForms.Unwrap(declared, out bool isNullable), out element) is { } shape ? (shape, isNullable) : null;

    private static NumbersShape? OfNotNull(ITypeSymbol type, out ITypeSymbol? element)
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
