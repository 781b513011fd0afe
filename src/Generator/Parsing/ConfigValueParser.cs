using System.Collections.Immutable;
using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Finds out how values of a type are written into a config and read from JSON.</summary>
internal static class ConfigValueParser
{
    /// <summary>The config that a value of the type is, or holds one or more of; null when there is none.</summary>
    public static INamedTypeSymbol? FindConfig(ITypeSymbol declared, KnownSymbols symbols)
    {
        if (declared is IArrayTypeSymbol array)
            return FindConfig(array.ElementType, symbols);
        if (declared is not INamedTypeSymbol type)
            return null;
        if (type.Find(symbols.WandbConfigAttribute) is not null)
            return type;
        return type.TypeArguments.IsEmpty ? null : FindConfig(type.TypeArguments[type.TypeArguments.Length - 1], symbols);
    }

    /// <summary>How the type is written; null when it is not supported.</summary>
    public static ConfigValueModel? Parse(ITypeSymbol declared, KnownSymbols symbols)
    {
        ITypeSymbol type = MetricForms.Unwrap(declared, out bool isNullable);
        // Code without nullable annotations does not say that a reference is there.
        isNullable |= type.IsReferenceType && declared.NullableAnnotation != NullableAnnotation.NotAnnotated;
        if (type is IArrayTypeSymbol { Rank: 1 } array)
        {
            return Parse(array.ElementType, symbols) is { } item
                ? new ConfigListModel($"{item.FullType}[]", false, isNullable, ConfigListShape.Enumerated, "Array", item)
                : null;
        }
        if (type is not INamedTypeSymbol named)
            return null;
        if (named.TypeKind == TypeKind.Enum)
            return new ConfigEnumModel(named.GlobalName(), EnumNames.Of(named), isNullable);
        if (ConfigScalars.Of(named) is var (parser, cast))
            return new ConfigScalarModel(named.GlobalName(), named.IsValueType, isNullable, cast, parser);
        if (named.TypeKind is TypeKind.Class or TypeKind.Struct && named.Find(symbols.WandbConfigAttribute) is not null)
            return new ConfigObjectModel(named.GlobalName(), named.IsValueType, isNullable);
        return ParseCollection(named, isNullable, symbols);
    }

    private static ConfigValueModel? ParseCollection(INamedTypeSymbol type, bool isNullable, KnownSymbols symbols)
    {
        ImmutableArray<ITypeSymbol> arguments = type.TypeArguments;
        if (arguments.Length == 1 && ConfigCollections.List(type) is var (shape, listParser) && Parse(arguments[0], symbols) is { } item)
            return new ConfigListModel($"{type.GenericName()}<{item.FullType}>", type.IsValueType, isNullable, shape, listParser, item);
        if (arguments.Length == 2 && arguments[0].SpecialType == SpecialType.System_String
            && ConfigCollections.Dictionary(type) is { } parser && Parse(arguments[1], symbols) is { } value)
            return new ConfigDictionaryModel($"{type.GenericName()}<string, {value.FullType}>", isNullable, parser, value);
        return null;
    }
}
