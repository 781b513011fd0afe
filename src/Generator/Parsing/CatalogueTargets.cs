using System.Collections.Immutable;
using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrument.Generator.Parsing;

/// <summary>Maps annotated syntax to the keys that its type adds to the catalogue; the parsers of the types say which those are.</summary>
internal static class CatalogueTargets
{
    public static EquatableArray<CatalogueEntryModel> FromConfig(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        if (ConfigTargets.FromAttribute(context, cancellationToken) is not { } model)
            return default;
        INamedTypeSymbol config = (INamedTypeSymbol)context.TargetSymbol;
        Dictionary<string, ISymbol> members = MembersOf(config);
        return new(model.Members.Select(member => Entry(member, members[member.Name], cancellationToken)).ToImmutableArray());
    }

    public static EquatableArray<CatalogueEntryModel> FromMetric(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        CatalogueMetrics.Of(MetricTargets.FromAttribute(context, cancellationToken), Owner(context.TargetSymbol), cancellationToken);

    public static EquatableArray<CatalogueEntryModel> FromPositionalRecord(GeneratorSyntaxContext context, CancellationToken cancellationToken) =>
        CatalogueMetrics.Of(
            MetricTargets.FromPositionalRecord(context, cancellationToken),
            context.SemanticModel.GetDeclaredSymbol((RecordDeclarationSyntax)context.Node, cancellationToken),
            cancellationToken);

    /// <summary>The members of a type by their names in code.</summary>
    public static Dictionary<string, ISymbol> MembersOf(INamedTypeSymbol type)
    {
        Dictionary<string, ISymbol> members = new(StringComparer.Ordinal);
        foreach (ISymbol member in InstanceMembers.Of(type))
            members[TypeNames.Identifier(member.Name)] = member;
        return members;
    }

    /// <summary>Where a key is declared.</summary>
    public static string Place(ISymbol member) => member is IParameterSymbol { ContainingSymbol: IMethodSymbol method }
        ? $"{method.ContainingType.FullName()}.{method.Name}({member.Name})"
        : $"{member.ContainingType.FullName()}.{member.Name}";

    private static ISymbol? Owner(ISymbol target) => target switch
    {
        INamedTypeSymbol or IMethodSymbol => target,
        IParameterSymbol parameter when !parameter.MakesProperty() => parameter.ContainingSymbol,
        _ => target.ContainingType,
    };

    private static CatalogueEntryModel Entry(ConfigMemberModel model, ISymbol member, CancellationToken cancellationToken) => new(
        model.Key, IsMetric: false, ConfigMembers.TypeOf(member).ShortName(), Place(member), null, 0, 0, null,
        Documentation.SummaryOf(member, cancellationToken));
}
