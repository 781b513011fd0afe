namespace Instrument.Shipping.Documents;

/// <summary>What became of a file of the run: written, or the reason why not.</summary>
/// <param name="Path">Its path below the run's files, with forward slashes.</param>
/// <param name="Error">The reason; <see langword="null"/> if it was written.</param>
internal readonly record struct RunFileWriteResult(string Path, string? Error)
{
    /// <summary>Whether the file was written.</summary>
    public bool Succeeded => Error is null;
}
