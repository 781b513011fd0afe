namespace Instrument.Http.GraphQl;

/// <summary>Asks what the server can do (docs/wire/online.md §2.8).</summary>
internal static class ServerFeaturesQuery
{
    /// <summary>The operation.</summary>
    public static GraphQlOperation<NoVariables, ServerFeaturesData> Operation { get; } = new(
        "ServerFeaturesQuery",
        "query ServerFeaturesQuery { serverInfo { features { name isEnabled } } }",
        GraphQlJson.Default.NoVariables,
        GraphQlJson.Default.ServerFeaturesData);

    /// <summary>What the data says. A server without the list has no features.</summary>
    public static ServerFeatures Features(ServerFeaturesData data) => new(
        (data.ServerInfo?.Features ?? []).Where(feature => feature is { IsEnabled: true, Name: not null }).Select(feature => feature!.Name!).ToHashSet());
}

/// <summary>The data of <see cref="ServerFeaturesQuery"/>.</summary>
internal sealed record ServerFeaturesData(ServerInfoNode? ServerInfo);

/// <summary>The server.</summary>
internal sealed record ServerInfoNode(IReadOnlyList<ServerFeatureNode?>? Features);

/// <summary>One feature.</summary>
internal sealed record ServerFeatureNode(string? Name, bool IsEnabled);
