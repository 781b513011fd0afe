namespace Instrument.Testing.Routes;

/// <summary>The body of a file_stream request (docs/wire/online.md §3.2).</summary>
internal sealed record FileStreamRequest(
    IReadOnlyList<FileChunk> Chunks, IReadOnlyList<string> Uploaded, bool IsPreempting, bool IsComplete, int? ExitCode)
{
    public bool IsHeartbeat => Chunks.Count == 0 && Uploaded.Count == 0 && !IsPreempting && !IsComplete;
}

/// <summary>Consecutive lines of a file.</summary>
internal sealed record FileChunk(string File, int Offset, IReadOnlyList<string> Lines);
