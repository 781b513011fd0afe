namespace Instrument.Shipping.Documents;

/// <summary>How large a file_stream request may get (docs/wire/online.md §3.7). Lines count in UTF-8, before they are escaped.</summary>
internal sealed record FileStreamLimits
{
    /// <summary>All lines of a request together; the first one is taken whatever its length.</summary>
    public int MaxBodyBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>One line of rows, system metrics or the summary. The server imposes it.</summary>
    public int MaxLineBytes { get; init; } = (10 * 1024 * 1024) - (100 * 1024);
}
