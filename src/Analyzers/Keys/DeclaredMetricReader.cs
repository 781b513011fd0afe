using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace Instrument.Analyzers.Keys;

/// <summary>Lists the metrics of a type: those it inherits, those of nested types, and those of its partial methods' parameters.</summary>
internal sealed class DeclaredMetricReader(KnownSymbols symbols)
{
    private readonly List<DeclaredMetric> _metrics = [];
    private readonly List<INamedTypeSymbol> _open = [];

    /// <summary>The types that were met as parts of others.</summary>
    public HashSet<INamedTypeSymbol> Groups { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The type of a member that holds several metrics; null when the member is one metric.</summary>
    public static INamedTypeSymbol? FindGroup(ISymbol member, KnownSymbols symbols) =>
        MetricForms.Unwrap(MetricSite.TypeOf(member), out _) is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } type
        && MetricForms.OfMetric(type) is null
        && MetricMembers.HasMetrics(type, symbols)
            ? type
            : null;

    public List<DeclaredMetric> Read(INamedTypeSymbol type)
    {
        _metrics.Clear();
        if (IsTarget(type))
            WalkType(type, type, Prefix(type), path: "", top: null);
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IMethodSymbol { IsPartialDefinition: true } method)
            {
                foreach (IParameterSymbol parameter in method.Parameters)
                    WalkMember(type, parameter, Prefix(method), path: "", top: null);
            }
        }
        return [.. _metrics];
    }

    private bool IsTarget(INamedTypeSymbol type) =>
        type.TypeKind is TypeKind.Class or TypeKind.Struct
        && (type.Find(symbols.MetricAttribute) is not null || type.GetMembers().Any(member =>
            member is IPropertySymbol or IFieldSymbol && !member.IsStatic && member.FirstMetric(symbols) is not null));

    private void WalkType(INamedTypeSymbol owner, INamedTypeSymbol type, string prefix, string path, ISymbol? top)
    {
        if (_open.Contains(type, SymbolEqualityComparer.Default))
            return;
        _open.Add(type);
        foreach (ISymbol member in InstanceMembers.Of(type))
            WalkMember(owner, member, prefix, path, top);
        _open.RemoveAt(_open.Count - 1);
    }

    private void WalkMember(INamedTypeSymbol owner, ISymbol member, string prefix, string path, ISymbol? top)
    {
        foreach (AttributeData attribute in member.InheritedMetrics(symbols))
        {
            string key = attribute.Key() ?? SnakeCase.From(member.Name);
            ISymbol outermost = top ?? member;
            if (FindGroup(member, symbols) is { } group)
            {
                Groups.Add(group);
                WalkType(owner, group, prefix + MetricKeyChecker.Prefix(key) + Prefix(group), $"{path}{member.Name}.", outermost);
            }
            else if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, symbols.MetricFamilyAttribute))
            {
                AddFamily(owner, prefix, key, path + member.Name, attribute, outermost);
            }
            else
            {
                Add(owner, prefix, key, path + member.Name, attribute, outermost);
            }
        }
    }

    private void AddFamily(INamedTypeSymbol owner, string prefix, string shape, string path, AttributeData attribute, ISymbol top)
    {
        MetricFamilyShape family = MetricFamilyShape.Of(attribute);
        if (family.WhyWrong(prefix + shape) is not null)
            return; // The parser reports it.
        foreach (string key in family.Keys(shape))
            Add(owner, prefix, key, path, attribute, top);
    }

    private void Add(INamedTypeSymbol owner, string prefix, string key, string path, AttributeData attribute, ISymbol top)
    {
        string fullKey = prefix + key;
        if (MetricKeyGrammar.Check(fullKey) != MetricKeyViolation.None)
            return; // The parser reports it.
        Location identifier = top.Identifier();
        Location location = (path == top.Name ? attribute : top.FirstMetric(symbols))?.KeyArgument(identifier) ?? identifier;
        _metrics.Add(new DeclaredMetric(fullKey, prefix, owner, path, attribute, top, location));
    }

    private string Prefix(ISymbol holder) =>
        MetricMembers.PrefixAttribute(holder, symbols)?.Key() is { Length: > 0 } prefix ? MetricKeyChecker.Prefix(prefix) : "";
}
