namespace Instrument.Artifacts;

/// <summary>
/// What is logged of an artifact: all that goes into its record but the run. A draft is one version; its two ids are made for it.
/// </summary>
internal sealed record ArtifactDraft
{
    /// <summary>The name, without a version.</summary>
    public required string Name { get; init; }

    /// <summary>The type.</summary>
    public required string Type { get; init; }

    /// <summary>
    /// The entries, in any order. The <see cref="ArtifactEntry.LocalPath"/> of a file must be a full path of a copy that belongs to this
    /// artifact alone (see <see cref="ArtifactStaging"/>), with the content that digest and size are of.
    /// </summary>
    public required IReadOnlyList<ArtifactEntry> Entries { get; init; }

    /// <summary>
    /// Full path of a file that has the entries instead of the record, because they are too many; <see langword="null"/> for a record that has
    /// them.
    /// </summary>
    public string? EntriesFile { get; init; }

    /// <summary>The client's id of this version, for <see cref="ArtifactIds.EntryUri"/>.</summary>
    public string ClientId { get; init; } = ArtifactIds.NewClientId();

    /// <summary>The client's id of the sequence, for <see cref="ArtifactIds.LatestEntryUri"/>.</summary>
    public string SequenceClientId { get; init; } = ArtifactIds.NewClientId();

    /// <summary>The digest of the entries.</summary>
    public string Digest => _digest ??= ManifestDigest.Compute(Entries);

    /// <summary>What a person wrote about it.</summary>
    public string? Description { get; init; }

    /// <summary>The metadata as JSON text; <see langword="null"/> for none.</summary>
    public string? Metadata { get; init; }

    /// <summary>The aliases; <c>latest</c> is among them.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = ["latest"];

    /// <summary>The tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Seconds to live as the wire has them: 0 says nothing, -1 inherits, -2 is for ever.</summary>
    public long TtlSeconds { get; init; }

    /// <summary>Whether the version is complete with this record, and committed.</summary>
    public bool IsFinal { get; init; } = true;

    /// <summary>Whether the entries come on top of those of the last version.</summary>
    public bool IsIncremental { get; init; }

    /// <summary>What several writers of one version have in common.</summary>
    public string? DistributedId { get; init; }

    /// <summary>The server's id of the version that this one was made from.</summary>
    public string? BaseId { get; init; }

    /// <summary>Whether the run uses the artifact instead of producing it.</summary>
    public bool IsInput { get; init; }

    /// <summary>Where the server keeps it; <see langword="null"/> for its default.</summary>
    public string? StorageRegion { get; init; }

    private string? _digest;

    /// <summary>The artifact of a table in a run's history (docs/wire/artifacts.md §9.1). Its record must be in the log before the row.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="key">The history key.</param>
    /// <param name="entries">The table's JSON and the media files it refers to.</param>
    /// <exception cref="ArgumentException">The key makes the name longer than W&amp;B takes.</exception>
    public static ArtifactDraft RunTable(string runId, string key, IReadOnlyList<ArtifactEntry> entries)
    {
        string name = ArtifactNames.Sanitize($"run-{runId}-{key}");
        if (ArtifactNames.NameFault(name) is { } fault)
            throw new ArgumentException($"The table '{key}' cannot be logged: its artifact would be named '{name}', and {fault}.", nameof(key));
        return new ArtifactDraft { Name = name, Type = "run_table", Entries = entries };
    }
}
