using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace Instrument.Analyzers.Keys;

/// <summary>A metric that the attributes of a type declare.</summary>
/// <param name="Key">The full key, prefixes included.</param>
/// <param name="Prefix">The part of the key that stands before the metric's own.</param>
/// <param name="Owner">The type whose rows have the metric.</param>
/// <param name="Path">The members that lead to the metric.</param>
/// <param name="Attribute">The metric's own attribute.</param>
/// <param name="Top">The member or parameter of the owner that is the metric or holds it.</param>
/// <param name="Location">Where the owner spells the key, or its part of it.</param>
internal sealed record DeclaredMetric(
    string Key, string Prefix, INamedTypeSymbol Owner, string Path, AttributeData Attribute, ISymbol Top, Location Location)
{
    /// <summary>The metric as messages call it, for example <c>TrainMetrics.Loss</c>.</summary>
    public string Name => $"{Owner.Name}.{Path}";

    /// <summary>Whether a member of the owner is the metric itself.</summary>
    public bool IsTop => Path == Top.Name;

    /// <summary>Whether the owner declares the metric, so that its mistakes are shown there, rather than inherits it.</summary>
    public bool IsOwn(KnownSymbols symbols) =>
        Top is IParameterSymbol
        || (SymbolEqualityComparer.Default.Equals(Top.ContainingType, Owner) && Top.FirstMetric(symbols) is not null);
}
