using System.Collections.Immutable;
using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Finds what the catalogue says of the metrics of a type or a partial method.</summary>
internal static class CatalogueMetrics
{
    /// <summary>The entries of a type.</summary>
    public static EquatableArray<CatalogueEntryModel> Of(MetricTypeModel model, INamedTypeSymbol type, CancellationToken cancellationToken) =>
        Of(model.Members, CatalogueMembers.Of(type), cancellationToken);

    /// <summary>The entries of a partial method.</summary>
    public static EquatableArray<CatalogueEntryModel> Of(LogMethodModel model, IMethodSymbol method, CancellationToken cancellationToken) =>
        Of(model.Members, ParametersOf(method), cancellationToken);

    private static EquatableArray<CatalogueEntryModel> Of(
        EquatableArray<MetricMemberModel> models, Dictionary<string, ISymbol> members, CancellationToken cancellationToken)
    {
        ImmutableArray<CatalogueEntryModel>.Builder entries = ImmutableArray.CreateBuilder<CatalogueEntryModel>();
        Add(models, members, entries, cancellationToken);
        return new(entries.ToImmutable());
    }

    private static void Add(
        EquatableArray<MetricMemberModel> models, Dictionary<string, ISymbol> members, ImmutableArray<CatalogueEntryModel>.Builder entries, CancellationToken cancellationToken)
    {
        foreach (MetricMemberModel model in models)
        {
            ISymbol member = members[model.Access.Name];
            switch (model)
            {
                case MetricGroupModel group when MetricForms.Unwrap(TypeOf(member), out _) is INamedTypeSymbol inner:
                    Add(group.Members, CatalogueMembers.Of(inner), entries, cancellationToken);
                    break;
                case MetricValueModel value:
                    entries.Add(Entry(value.Key, value.Definition, member, cancellationToken));
                    break;
                case MetricHistogramModel histogram:
                    entries.Add(Entry(histogram.Key, histogram.Definition, member, cancellationToken));
                    break;
                case MetricMediaModel media:
                    entries.Add(Entry(media.Key, media.Definition, member, cancellationToken));
                    break;
                case MetricFamilyModel family:
                    entries.Add(Entry(family.Key, family.Definition, member, cancellationToken));
                    break;
            }
        }
    }

    private static CatalogueEntryModel Entry(string key, MetricDefinitionModel definition, ISymbol member, CancellationToken cancellationToken) => new(
        key, IsMetric: true, TypeOf(member).ShortName(), CatalogueMembers.Place(member), UnitOf(member),
        definition.Summary, definition.Goal, definition.Axis, Documentation.SummaryOf(member, cancellationToken));

    private static ITypeSymbol TypeOf(ISymbol member) => member is IParameterSymbol parameter ? parameter.Type : ConfigMembers.TypeOf(member);

    private static string? UnitOf(ISymbol member)
    {
        foreach (AttributeData attribute in member.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "MetricAttribute" or "MetricFamilyAttribute" } && attribute.Named<string?>("Unit", null) is { } unit)
                return unit;
        }
        return null;
    }

    private static Dictionary<string, ISymbol> ParametersOf(IMethodSymbol method) =>
        method.Parameters.ToDictionary(static parameter => TypeNames.Identifier(parameter.Name), static parameter => (ISymbol)parameter, StringComparer.Ordinal);
}
