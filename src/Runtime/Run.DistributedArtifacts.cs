using Instrument.Artifacts;

namespace Instrument;

/// <content>Versions of artifacts that several processes write together.</content>
public sealed partial class Run
{
    /// <summary>
    /// Logs a part of a version that several processes write: each logs the files that it has, and when all have, one calls
    /// <see cref="FinishArtifact"/>. Until then nobody sees the version.
    /// </summary>
    /// <param name="artifact">The part. All parts have the same name and type; where two have the same path, one of them is kept.</param>
    /// <param name="distributedId">
    /// What the parts of a version have in common, and no other version has: 128 characters at the most. Default: the run's group.
    /// </param>
    /// <param name="aliases">Names that the version gets; <c>latest</c> is always among them.</param>
    /// <param name="tags">Tags that the version gets.</param>
    /// <returns>The part on its way to the server. Wait for it before another process is told to finish the version.</returns>
    /// <exception cref="ArgumentException">An alias, a tag or the id breaks a rule, there is neither an id nor a group, or the artifact is incremental.</exception>
    /// <exception cref="InvalidOperationException">The artifact was logged before, or a file of it is still open.</exception>
    /// <exception cref="IOException">The artifact has very many files, and the list of them cannot be written.</exception>
    /// <exception cref="ObjectDisposedException">The run has finished.</exception>
    public LoggedArtifact UpsertArtifact(
        Artifact artifact, string? distributedId = null, IEnumerable<string>? aliases = null, IEnumerable<string>? tags = null) =>
        LogPart(artifact, distributedId, aliases, tags, isLast: false);

    /// <summary>
    /// Logs the last part of a version that several processes write, which may be empty, and makes the version whole. Parts that reach the server
    /// later are not in it: their upload fails with an error.
    /// </summary>
    /// <inheritdoc cref="UpsertArtifact"/>
    public LoggedArtifact FinishArtifact(
        Artifact artifact, string? distributedId = null, IEnumerable<string>? aliases = null, IEnumerable<string>? tags = null) =>
        LogPart(artifact, distributedId, aliases, tags, isLast: true);

    private LoggedArtifact LogPart(Artifact artifact, string? distributedId, IEnumerable<string>? aliases, IEnumerable<string>? tags, bool isLast)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        if (_finished)
            ThrowFinished();
        string? id = distributedId ?? _settings.Group;
        if (string.IsNullOrEmpty(id) || id.Length > ArtifactNames.MaxLength)
            throw new ArgumentException($"The parts of a version need something of 1 to {ArtifactNames.MaxLength} characters that they have in common; give a distributedId, or put the runs into a group (RunOptions.Group).", nameof(distributedId));
        if (artifact.IsIncremental)
            throw new ArgumentException("An incremental artifact has one writer; make the parts of a version without IsIncremental.", nameof(artifact));
        return Log(artifact, artifact.ToDraft(aliases, tags) with { DistributedId = id, IsFinal = isLast });
    }
}
