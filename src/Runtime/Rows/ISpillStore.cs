namespace Instrument.Rows;

/// <summary>
/// Where spilled payloads lie, by number. A method that fails throws <see cref="IOException"/> or
/// <see cref="UnauthorizedAccessException"/>. Any thread; two threads never use one number at once.
/// </summary>
internal interface ISpillStore
{
    /// <summary>Keeps a payload. What a failed call has written is left for <see cref="Delete"/>.</summary>
    void Write(long number, ReadOnlySpan<byte> payload);

    /// <summary>How long a payload is; -1 if there is none.</summary>
    long LengthOf(long number);

    /// <summary>Reads the beginning of a payload.</summary>
    /// <returns>How many bytes were read: fewer than there is room for only where the payload ends.</returns>
    int Read(long number, Span<byte> payload);

    /// <summary>Forgets a payload, if there is one.</summary>
    void Delete(long number);
}
