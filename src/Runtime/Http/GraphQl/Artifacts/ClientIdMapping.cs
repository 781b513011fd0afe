namespace Instrument.Http.GraphQl.Artifacts;

/// <summary>Asks which version has a client's id (docs/wire/artifacts.md §5.8).</summary>
internal static class ClientIdMapping
{
    /// <summary>The operation.</summary>
    public static GraphQlOperation<ClientIdVariables, ClientIdData> Operation { get; } = new(
        "ClientIDMapping",
        "query ClientIDMapping($clientID: ID!) { clientIDMapping(clientID: $clientID) { serverID } }",
        ArtifactJson.Default.ClientIdVariables,
        ArtifactJson.Default.ClientIdData);
}

/// <summary>What a client's id stands for.</summary>
/// <param name="ArtifactId">The server's id; <see langword="null"/> if it knows none.</param>
internal sealed record ClientIdTarget(string? ArtifactId);

/// <summary>The variables of <see cref="ClientIdMapping"/>.</summary>
internal sealed record ClientIdVariables(string ClientID);

/// <summary>The data of <see cref="ClientIdMapping"/>.</summary>
internal sealed record ClientIdData(ClientIdNode? ClientIDMapping);

/// <summary>The mapping.</summary>
internal sealed record ClientIdNode(string? ServerID);
