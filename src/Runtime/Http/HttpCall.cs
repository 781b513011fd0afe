namespace Instrument.Http;

/// <summary>One attempt of a request, as often as it has to be built for redirects.</summary>
internal sealed record HttpCall
{
    /// <summary>The name of the call in messages.</summary>
    public required string Operation { get; init; }

    /// <summary>The method.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>The address.</summary>
    public required Uri Target { get; init; }

    /// <summary>Makes the body, once for each redirect; <see langword="null"/> for a request without.</summary>
    public Func<HttpContent>? Content { get; init; }

    /// <summary>Takes the body of a successful answer, which is not kept then.</summary>
    public Func<HttpResponseMessage, Stream, CancellationToken, Task>? Receive { get; init; }

    /// <summary>Headers of this call; those of the body's kind go to the body.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Gives the credentials, which go to the server's own addresses only; <see langword="null"/> for a call without.</summary>
    public IRequestCredentials? Credentials { get; init; }

    /// <summary>Something to wait for that counts against the timeout.</summary>
    public Func<CancellationToken, ValueTask>? Before { get; init; }

    /// <summary>How long the attempt may take, to the last byte of the answer.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Bytes of an answer that are kept.</summary>
    public int MaxAnswerBytes { get; init; } = 64 * 1024;
}
