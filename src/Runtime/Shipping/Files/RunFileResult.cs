namespace Instrument.Shipping.Files;

/// <summary>What became of a file that was taken out of the queue.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Reason">Why it was not delivered; null if it was.</param>
/// <param name="Digest">The digest of what the store has; null if that is not known.</param>
/// <param name="Stamp">The stamp of the file as it was read.</param>
/// <param name="IsSent">Whether an upload succeeded.</param>
internal readonly record struct RunFileResult(
    RunFileOutcome Outcome, string? Reason = null, string? Digest = null, FileStamp Stamp = default, bool IsSent = false);
