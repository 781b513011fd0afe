namespace Instrument.Artifacts;

/// <summary>How a folder compares with an artifact, by the content of each file.</summary>
public sealed record ArtifactVerification
{
    /// <summary>Entries that the folder lacks.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Entries of which the folder has other content.</summary>
    public required IReadOnlyList<string> Changed { get; init; }

    /// <summary>Files of the folder that the artifact does not have.</summary>
    public required IReadOnlyList<string> Unknown { get; init; }

    /// <summary>References whose content cannot be told from their digest.</summary>
    public required IReadOnlyList<string> Unchecked { get; init; }

    /// <summary>Whether the folder has exactly what the artifact has, as far as that can be checked.</summary>
    public bool IsSame => Missing.Count + Changed.Count + Unknown.Count == 0;
}
