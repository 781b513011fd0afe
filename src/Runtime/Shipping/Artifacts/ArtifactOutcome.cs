using Instrument.Http.GraphQl.Artifacts;

namespace Instrument.Shipping.Artifacts;

/// <summary>What became of an artifact.</summary>
/// <param name="Id">The server's id; <see langword="null"/> if it was not uploaded.</param>
/// <param name="IsNew">Whether this made a new version: not if the newest one has the same content.</param>
/// <param name="Error">Why it was not uploaded; <see langword="null"/> if it was.</param>
internal sealed record ArtifactOutcome(string? Id, bool IsNew, string? Error)
{
    /// <summary>The version as the server shows it, if somebody waits for it.</summary>
    public ArtifactNode? Version { get; init; }

    /// <summary>An artifact that was not uploaded.</summary>
    public static ArtifactOutcome Failed(string error) => new(null, false, error);
}
