using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Says which types can hold metrics or a config.</summary>
internal static class Containers
{
    /// <summary>
    /// Why no <c>Log</c> method can be generated for the type; null when it can. Code outside needs a name for the type; a type without
    /// one must take a generated part.
    /// </summary>
    public static string? WhyNotMetrics(INamedTypeSymbol type, KnownSymbols symbols)
    {
        if (WhyNotEither(type) is { } reason)
            return reason;
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (current.IsObsoleteAsError())
                return "is obsolete as an error";
        }
        if (MetricReach.IsNameable(type, symbols) || PartialTypes.CanGetPart(type))
            return null;
        return WhyGeneric(type) ?? "cannot be named outside the type that contains it";
    }

    /// <summary>Why no serializer can be generated for the type; null when it can.</summary>
    public static string? WhyNotConfig(INamedTypeSymbol type) => WhyNotEither(type) ?? WhyGeneric(type);

    private static string? WhyNotEither(INamedTypeSymbol type)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
            return "is neither a class nor a struct nor a record";
        if (type.IsStatic)
            return "is static";
        if (type.IsRefLikeType)
            return "is a ref struct";
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (current.IsFileLocal)
                return "is local to its file";
        }
        return null;
    }

    private static string? WhyGeneric(INamedTypeSymbol type) =>
        type.IsGenericType ? type.Arity > 0 ? "is generic" : "is nested in a generic type" : null;
}
