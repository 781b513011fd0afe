namespace Instrument.Http.GraphQl;

/// <summary>The account that a key belongs to.</summary>
internal sealed record Viewer
{
    /// <summary>Opaque id.</summary>
    public required string Id { get; init; }

    /// <summary>The entity that runs go to when none is named.</summary>
    public string? Entity { get; init; }

    /// <summary>User name.</summary>
    public string? Username { get; init; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>A JSON object with flags of the account, such as <c>code_saving_enabled</c>.</summary>
    public string? Flags { get; init; }

    /// <summary>Names of the account's teams.</summary>
    public IReadOnlyList<string> Teams { get; init; } = [];
}
