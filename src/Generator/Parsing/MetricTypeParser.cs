using System.Collections.Immutable;
using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Reads a type with <c>[Metric]</c> members. The generator takes its model, an analyzer its findings.</summary>
internal static class MetricTypeParser
{
    public static ParseResult<MetricTypeModel> Parse(INamedTypeSymbol type, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        ImmutableArray<Finding>.Builder findings = ImmutableArray.CreateBuilder<Finding>();
        if (!IsTarget(type, symbols, findings))
            return findings.Count == 0 ? ParseResult<MetricTypeModel>.Nothing : new(null, findings.ToImmutable());

        if (Containers.WhyNotMetrics(type, symbols) is { } reason)
        {
            findings.Add(Findings.MetricContainerNotSupported(type.Identifier(), type.ShortName(), reason));
            return new(null, findings.ToImmutable());
        }

        MetricReach reach = new(type, symbols);
        MetricTreeParser tree = new(type, reach, symbols, findings, cancellationToken);
        EquatableArray<MetricMemberModel> members = tree.Parse(type);
        if (findings.Count == 0 && !tree.IsBroken && members.Count == 0 && !type.IsAbstract)
            findings.Add(Findings.PrefixWithoutMetrics(type.Identifier(), type.ShortName()));
        MetricPartModel? part = CreatePart(type, symbols, reach.NeedsHost);
        if (part is not null)
            MetricPartNames.Check(type, part, symbols, findings);
        bool isComplete = findings.Count == 0 && !tree.IsBroken && members.Count > 0;
        return new(isComplete ? CreateModel(type, symbols, members, part) : null, findings.ToImmutable());
    }

    // A base type's metrics alone make no target: its own Log takes the derived instance too.
    private static bool IsTarget(INamedTypeSymbol type, KnownSymbols symbols, ImmutableArray<Finding>.Builder findings)
    {
        bool isTarget = type.FirstMetric(symbols) is not null;
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is not (IPropertySymbol or IFieldSymbol) || member.FirstMetric(symbols) is null)
                continue;
            if (member.IsStatic)
                findings.Add(Findings.MetricOnStaticMember(
                    member.Identifier(), member.Name, member is IFieldSymbol { IsConst: true } ? "a constant" : "static"));
            else
                isTarget = true;
        }
        return isTarget;
    }

    private static MetricTypeModel CreateModel(
        INamedTypeSymbol type, KnownSymbols symbols, EquatableArray<MetricMemberModel> members, MetricPartModel? part)
    {
        string fullName = type.FullName();
        return new MetricTypeModel(
            HintName: TypeNames.HintName(type, "Metrics"),
            DisplayName: fullName,
            GlobalName: type.GlobalName(),
            Extension: MetricReach.IsNameable(type, symbols)
                ? new MetricExtensionModel(TypeNames.AsIdentifier(fullName) + "_LogExtensions", IsPublic(type))
                : null,
            Part: part,
            IsValueType: type.IsValueType,
            Members: members);
    }

    private static MetricPartModel? CreatePart(INamedTypeSymbol type, KnownSymbols symbols, bool hasLogTo)
    {
        ImmutableArray<MetricAccessorModel>.Builder accessors = ImmutableArray.CreateBuilder<MetricAccessorModel>();
        foreach (ISymbol member in type.GetMembers())
        {
            if (!member.IsStatic && member is IPropertySymbol or IFieldSymbol && member.FirstMetric(symbols) is not null
                && MetricReach.NeedsAccessor(member, symbols))
                accessors.Add(new MetricAccessorModel(TypeNames.Identifier(member.Name), MetricSite.TypeOf(member).GlobalNameWithNulls()));
        }
        return hasLogTo || accessors.Count > 0
            ? new MetricPartModel(PartialTypes.Model(type), TypeNames.HintName(type, "MetricPart"), hasLogTo, new(accessors.ToImmutable()))
            : null;
    }

    private static bool IsPublic(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility != Accessibility.Public)
                return false;
        }
        return true;
    }
}
