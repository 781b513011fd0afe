namespace Instrument.Artifacts;

/// <summary>What becomes of symbolic links when a folder is added to an artifact.</summary>
public enum SymlinkPolicy
{
    /// <summary>What they lead to is added, as with the official client.</summary>
    Follow,

    /// <summary>They are left out.</summary>
    Skip,

    /// <summary>A link is an error.</summary>
    Refuse,
}
