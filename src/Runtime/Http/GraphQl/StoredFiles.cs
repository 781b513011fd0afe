namespace Instrument.Http.GraphQl;

/// <summary>One page of a run's files.</summary>
/// <param name="Files">The files.</param>
/// <param name="NextCursor">Where the next page begins; <see langword="null"/> after the last one.</param>
internal sealed record StoredFiles(IReadOnlyList<StoredFile> Files, string? NextCursor);
