using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Recognises types whose values have files of their own: the library's images, tables and the like, and lists of them.</summary>
internal static class MediaTypes
{
    private const string BaseName = "WandbValue";
    private const string LibraryNamespace = "Instrument";
    private const string ListName = "IReadOnlyList";

    /// <summary>Whether a metric of this type is one such value.</summary>
    public static bool IsValue(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is { TypeKind: TypeKind.Class }; current = current.BaseType)
        {
            if (current is { Name: BaseName, ContainingType: null, ContainingNamespace: { Name: LibraryNamespace, ContainingNamespace.IsGlobalNamespace: true } })
                return true;
        }
        return false;
    }

    /// <summary>Whether a metric of this type is a list of such values. Lists that are structs are not: a default one has no length.</summary>
    public static bool IsList(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.IsSZArray && IsValue(array.ElementType),
        INamedTypeSymbol { IsReferenceType: true } named => IsListInterface(named) || named.AllInterfaces.Any(IsListInterface),
        _ => false,
    };

    private static bool IsListInterface(INamedTypeSymbol type) =>
        type is { Name: ListName, TypeArguments: { Length: 1 } elements } && type.ContainingNamespace.ToString() == "System.Collections.Generic" && IsValue(elements[0]);
}
