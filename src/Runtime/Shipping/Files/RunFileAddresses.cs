namespace Instrument.Shipping.Files;

/// <summary>The server's answer to the question where to put files, or why there is none.</summary>
internal sealed class RunFileAddresses
{
    private RunFileAddresses()
    {
    }

    /// <summary>An address for each file that was asked for.</summary>
    public IReadOnlyList<RunFileAddress> Files { get; private init; } = [];

    /// <summary>Headers that every upload of these files has to send, in the form <c>Name: value</c>, as the server lists them.</summary>
    public IReadOnlyList<string> Headers { get; private init; } = [];

    /// <summary>Why there is no answer; null if there is one.</summary>
    public string? Failure { get; private init; }

    /// <summary>Whether the server has refused the question, so that it is no use to ask the same again.</summary>
    public bool IsRefusal { get; private init; }

    /// <summary>An answer.</summary>
    public static RunFileAddresses Of(
        IReadOnlyList<RunFileAddress> files, IReadOnlyList<string>? headers = null) =>
        new() { Files = files, Headers = headers ?? [] };

    /// <summary>No answer.</summary>
    public static RunFileAddresses Failed(string message, bool isRefusal) => new() { Failure = message, IsRefusal = isRefusal };
}
