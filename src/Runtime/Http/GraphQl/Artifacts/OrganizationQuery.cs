namespace Instrument.Http.GraphQl.Artifacts;

/// <summary>Asks for the organisations of an entity: registries belong to them (docs/wire/artifacts.md §9.5).</summary>
internal static class OrganizationQuery
{
    private const string Document = """
        query FetchOrgInfoFromEntity($entity: String!) {
          entity(name: $entity) {
            organization { name orgEntity { name } }
            user { organizations { name orgEntity { name } } }
          }
        }
        """;

    /// <summary>The operation.</summary>
    public static GraphQlOperation<OrganizationVariables, OrganizationData> Operation { get; } =
        new("FetchOrgInfoFromEntity", Document, ArtifactJson.Default.OrganizationVariables, ArtifactJson.Default.OrganizationData);

    /// <summary>The organisations: of a team one, of a person all that it belongs to.</summary>
    public static OrganizationList? Organizations(OrganizationData data)
    {
        if (data.Entity is not { } entity)
            return null;
        IEnumerable<OrganizationNode?> nodes = entity.Organization is { } own ? [own] : entity.User?.Organizations ?? [];
        return new OrganizationList([.. nodes
            .Where(node => node is { Name: not null, OrgEntity.Name: not null })
            .Select(node => new Organization(node!.Name!, node.OrgEntity!.Name!))]);
    }
}

/// <summary>The organisations of an entity.</summary>
internal sealed record OrganizationList(IReadOnlyList<Organization> Organizations);

/// <summary>An organisation.</summary>
/// <param name="Name">Its display name.</param>
/// <param name="Entity">The entity that its registries are under.</param>
internal sealed record Organization(string Name, string Entity);

/// <summary>The variables of <see cref="OrganizationQuery"/>.</summary>
internal sealed record OrganizationVariables(string Entity);

/// <summary>The data of <see cref="OrganizationQuery"/>.</summary>
internal sealed record OrganizationData(OrganizationEntityNode? Entity);

/// <summary>The entity.</summary>
internal sealed record OrganizationEntityNode(OrganizationNode? Organization, OrganizationUserNode? User);

/// <summary>A person.</summary>
internal sealed record OrganizationUserNode(IReadOnlyList<OrganizationNode?>? Organizations);

/// <summary>An organisation.</summary>
internal sealed record OrganizationNode(string? Name, NamedNode? OrgEntity);
