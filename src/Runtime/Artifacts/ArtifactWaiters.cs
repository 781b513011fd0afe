using System.Collections.Concurrent;
using Instrument.Shipping.Artifacts;

namespace Instrument.Artifacts;

/// <summary>Brings the outcome of an upload to whoever logged the artifact. Safe for use by several threads.</summary>
internal sealed class ArtifactWaiters
{
    private readonly ConcurrentDictionary<string, LoggedArtifact> _waiting = new(StringComparer.Ordinal);
    private volatile string? _abandoned;

    /// <summary>Takes an artifact before its record is in the log.</summary>
    public void Add(LoggedArtifact artifact)
    {
        _waiting[artifact.ClientId] = artifact;
        if (_abandoned is { } reason)
            Abandon(reason);
    }

    /// <summary>Tells that the server has so many further bytes of an artifact's files.</summary>
    public void Report(string clientId, long bytes)
    {
        if (_waiting.TryGetValue(clientId, out LoggedArtifact? artifact))
            artifact.Report(bytes);
    }

    /// <summary>Tells the outcome of an upload.</summary>
    public void Complete(string clientId, ArtifactOutcome outcome)
    {
        if (_waiting.TryRemove(clientId, out LoggedArtifact? artifact))
            artifact.Complete(outcome);
    }

    /// <summary>Tells all that still wait that nobody uploads any more.</summary>
    public void Abandon(string reason)
    {
        _abandoned = reason;
        foreach (string clientId in _waiting.Keys)
            Complete(clientId, ArtifactOutcome.Failed(reason));
    }
}
