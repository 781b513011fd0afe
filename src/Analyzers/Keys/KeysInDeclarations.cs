using System.Collections.Immutable;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace Instrument.Analyzers.Keys;

/// <summary>Finds the keys that the attributes on a type, its members and the parameters of its partial methods spell.</summary>
internal static class KeysInDeclarations
{
    public static ImmutableArray<WrittenKey> Of(INamedTypeSymbol type, KnownSymbols symbols)
    {
        ImmutableArray<WrittenKey>.Builder keys = ImmutableArray.CreateBuilder<WrittenKey>();
        AddPrefix(type);
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IPropertySymbol or IFieldSymbol)
            {
                AddMetrics(member);
            }
            else if (member is IMethodSymbol { IsPartialDefinition: true } method)
            {
                AddPrefix(method);
                foreach (IParameterSymbol parameter in method.Parameters)
                    AddMetrics(parameter);
            }
        }
        return keys.ToImmutable();

        void AddPrefix(ISymbol holder)
        {
            if (holder.Find(symbols.MetricAttribute) is { } prefix)
                Add(prefix, MetricKeyRole.Prefix, keys);
        }

        void AddMetrics(ISymbol member)
        {
            if (member.FirstMetric(symbols) is null)
                return;
            MetricKeyRole role = DeclaredMetricReader.FindGroup(member, symbols) is null ? MetricKeyRole.Metric : MetricKeyRole.Prefix;
            foreach (AttributeData metric in member.OwnMetrics(symbols))
                Add(metric, role, keys);
        }
    }

    private static void Add(AttributeData attribute, MetricKeyRole role, ImmutableArray<WrittenKey>.Builder keys)
    {
        if (attribute.Key() is { } key)
            keys.Add(new WrittenKey(key, role, attribute.KeyArgument(Location.None)));
        if (attribute.Named<string?>("Axis", null) is { } axis)
            keys.Add(new WrittenKey(axis, MetricKeyRole.Axis, attribute.NamedArgument("Axis", Location.None)));
    }
}
