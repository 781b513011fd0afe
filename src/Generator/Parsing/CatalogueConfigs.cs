using System.Collections.Immutable;
using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>Finds what the catalogue says of the values of a config.</summary>
internal static class CatalogueConfigs
{
    /// <summary>The entries of a config.</summary>
    public static EquatableArray<CatalogueEntryModel> Of(ConfigTypeModel model, INamedTypeSymbol config, CancellationToken cancellationToken)
    {
        Dictionary<string, ISymbol> members = CatalogueMembers.Of(config);
        return new(model.Members.Select(member => Entry(member, members[member.Name], cancellationToken)).ToImmutableArray());
    }

    private static CatalogueEntryModel Entry(ConfigMemberModel model, ISymbol member, CancellationToken cancellationToken) => new(
        model.Key, IsMetric: false, ConfigMembers.TypeOf(member).ShortName(), CatalogueMembers.Place(member), null, 0, 0, null,
        Documentation.SummaryOf(member, cancellationToken));
}
