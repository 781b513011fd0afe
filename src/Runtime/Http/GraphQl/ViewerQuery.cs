namespace Instrument.Http.GraphQl;

/// <summary>Asks for the account of the credentials (docs/wire/online.md §2.8).</summary>
internal static class ViewerQuery
{
    /// <summary>The operation. Errors about single fields do not matter when there is an account.</summary>
    public static GraphQlOperation<NoVariables, ViewerData> Operation { get; } = new(
        "Viewer",
        "query Viewer { viewer { id entity username email flags teams { edges { node { name } } } } }",
        GraphQlJson.Default.NoVariables,
        GraphQlJson.Default.ViewerData)
    {
        IsWhole = data => data.Viewer is not null,
    };

    /// <summary>The account; <see langword="null"/> when the server knows none for these credentials.</summary>
    public static Viewer? Account(ViewerData data) => data.Viewer is not { } viewer ? null : new Viewer
    {
        Id = viewer.Id ?? "",
        Entity = viewer.Entity,
        Username = viewer.Username,
        Email = viewer.Email,
        Flags = viewer.Flags,
        Teams = [.. (viewer.Teams?.Edges ?? []).Select(edge => edge?.Node?.Name).OfType<string>()],
    };
}

/// <summary>The data of <see cref="ViewerQuery"/>.</summary>
internal sealed record ViewerData(ViewerNode? Viewer);

/// <summary>The account.</summary>
internal sealed record ViewerNode(string? Id, string? Entity, string? Username, string? Email, string? Flags, TeamConnection? Teams);

/// <summary>The account's teams.</summary>
internal sealed record TeamConnection(IReadOnlyList<TeamEdge?>? Edges);

/// <summary>One team.</summary>
internal sealed record TeamEdge(NamedNode? Node);
