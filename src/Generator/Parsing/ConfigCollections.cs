using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Maps the collections that a config can hold to how they are walked and to the runtime's parsers.</summary>
internal static class ConfigCollections
{
    private const string Generic = "System.Collections.Generic.";
    private const string Immutable = "System.Collections.Immutable.";

    /// <summary>The shape and parser of a list; null when it is not supported.</summary>
    public static (ConfigListShape Shape, string Parser)? List(INamedTypeSymbol type) => type.OriginalDefinition.ToDisplayString() switch
    {
        Generic + "List<T>" or Generic + "IEnumerable<T>" or Generic + "ICollection<T>" or Generic + "IReadOnlyCollection<T>" =>
            (ConfigListShape.Enumerated, "List"),
        Generic + "IList<T>" or Generic + "IReadOnlyList<T>" => (ConfigListShape.Indexed, "List"),
        Generic + "HashSet<T>" => (ConfigListShape.Enumerated, "HashSet"),
        Immutable + "ImmutableList<T>" => (ConfigListShape.Enumerated, "ImmutableList"),
        Immutable + "ImmutableArray<T>" => (ConfigListShape.ImmutableArray, "ImmutableArray"),
        _ => null,
    };

    /// <summary>The parser of a dictionary; null when it is not supported.</summary>
    public static string? Dictionary(INamedTypeSymbol type) => type.OriginalDefinition.ToDisplayString() switch
    {
        Generic + "Dictionary<TKey, TValue>" or Generic + "IDictionary<TKey, TValue>" or Generic + "IReadOnlyDictionary<TKey, TValue>" =>
            "Dictionary",
        Generic + "SortedDictionary<TKey, TValue>" => "SortedDictionary",
        Immutable + "ImmutableDictionary<TKey, TValue>" => "ImmutableDictionary",
        Immutable + "ImmutableSortedDictionary<TKey, TValue>" => "ImmutableSortedDictionary",
        _ => null,
    };
}
