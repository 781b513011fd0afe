namespace Instrument.Http.GraphQl.Artifacts;

/// <summary>Makes a version a member of another collection, perhaps in a registry (docs/wire/artifacts.md §9.5).</summary>
internal static class LinkArtifact
{
    /// <summary>The operation.</summary>
    public static GraphQlOperation<LinkArtifactVariables, LinkArtifactData> Operation { get; } = new(
        "LinkArtifact",
        "mutation LinkArtifact($input: LinkArtifactInput!) { linkArtifact(input: $input) { versionIndex } }",
        ArtifactJson.Default.LinkArtifactVariables,
        ArtifactJson.Default.LinkArtifactData);
}

/// <summary>What a link has made of a version.</summary>
/// <param name="VersionIndex">Its number in the collection that it was linked to; <see langword="null"/> if the server does not tell.</param>
internal sealed record LinkedVersion(long? VersionIndex);

/// <summary>The variables of <see cref="LinkArtifact"/>.</summary>
internal sealed record LinkArtifactVariables(LinkArtifactInput Input);

/// <summary>What is linked to where.</summary>
internal sealed record LinkArtifactInput(
    string ArtifactID, string ArtifactPortfolioName, string EntityName, string ProjectName, IReadOnlyList<ArtifactAliasInput> Aliases);

/// <summary>The data of <see cref="GraphQl.Artifacts.LinkArtifact"/>.</summary>
internal sealed record LinkArtifactData(LinkArtifactPayload? LinkArtifact);

/// <summary>The payload.</summary>
internal sealed record LinkArtifactPayload(long? VersionIndex);
