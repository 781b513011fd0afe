using Instrument.Artifacts;

namespace Instrument.Tool.Artifacts;

/// <summary>How a folder compares with a version, as <c>artifact verify</c> shows it.</summary>
internal sealed record ComparisonReport(
    string Name, bool IsSame, IReadOnlyList<string> Missing, IReadOnlyList<string> Changed, IReadOnlyList<string> Unknown, IReadOnlyList<string> Unchecked)
{
    /// <summary>The report of a comparison.</summary>
    public static ComparisonReport Of(StoredArtifact artifact, ArtifactVerification verification) => new(
        artifact.FullName, verification.IsSame, verification.Missing, verification.Changed, verification.Unknown, verification.Unchecked);
}
