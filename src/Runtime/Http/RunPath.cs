namespace Instrument.Http;

/// <summary>Where a run is on a server: the names that the answer to its creation gave.</summary>
/// <param name="Entity">User or team.</param>
/// <param name="Project">Project.</param>
/// <param name="RunId">The run's id, which GraphQL calls its name.</param>
internal sealed record RunPath(string Entity, string Project, string RunId)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Entity}/{Project}/{RunId}";
}
