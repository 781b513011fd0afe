using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>A metric member or parameter where the walk meets it.</summary>
internal sealed record MetricSite(ISymbol Member, AttributeData Attribute, MetricScope Scope)
{
    /// <summary>The member of the outermost type, or the parameter, that the walk went through, or the member itself.</summary>
    public ISymbol Top => Scope.Top ?? Member;

    public bool IsTop => Scope.Top is null;

    public string Path => Scope.Path + Member.Name;

    public ITypeSymbol Type => TypeOf(Member);

    public ITypeSymbol TopType => TypeOf(Top);

    /// <summary>The type of a field, property or parameter.</summary>
    public static ITypeSymbol TypeOf(ISymbol member) => member switch
    {
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        _ => ((IParameterSymbol)member).Type,
    };

    /// <summary>Whether the outermost type or method itself declares the metric, so that mistakes are shown there.</summary>
    public bool IsOwn(ISymbol root, KnownSymbols symbols) =>
        SymbolEqualityComparer.Default.Equals(Top.ContainingSymbol, root) && Top.FirstMetric(symbols) is not null;

    /// <summary>The place of the metric's key: in the attribute, or else the identifier that the key is made from.</summary>
    public Location KeyLocation(KnownSymbols symbols)
    {
        Location identifier = Top.Identifier();
        return (IsTop ? Attribute : Top.FirstMetric(symbols))?.KeyArgument(identifier) ?? identifier;
    }
}
