using System.Net.Http.Headers;

namespace Instrument.Http;

/// <summary>What a server answered to one attempt, read to its end.</summary>
internal sealed record HttpAnswer
{
    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>The body, uncompressed.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether the body was longer than what a caller wants of it.</summary>
    public bool IsCut { get; init; }

    /// <summary>The media type, without parameters.</summary>
    public string? MediaType { get; init; }

    /// <summary>All values of <c>Retry-After</c>.</summary>
    public IReadOnlyList<string> RetryAfter { get; init; } = [];

    /// <summary>The server's time.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>The tag of what was stored.</summary>
    public string? ETag { get; init; }

    /// <summary>Text of <c>RateLimit-Remaining</c>.</summary>
    public string? RateLimitRemaining { get; init; }

    /// <summary>Text of <c>RateLimit-Reset</c>.</summary>
    public string? RateLimitReset { get; init; }

    /// <summary>The target of a redirect that is not followed, without its query.</summary>
    public string? RedirectedTo { get; init; }

    /// <summary>Whether the status is one of 200 to 299.</summary>
    public bool IsSuccess => Status is >= 200 and <= 299;

    /// <summary>The answer but for its body.</summary>
    public static HttpAnswer Of(HttpResponseMessage response) => new()
    {
        Status = (int)response.StatusCode,
        MediaType = response.Content.Headers.ContentType?.MediaType,
        RetryAfter = Values(response.Headers, "Retry-After"),
        Date = response.Headers.Date,
        ETag = Values(response.Headers, "ETag") is [var tag] ? tag : null,
        RateLimitRemaining = Values(response.Headers, "RateLimit-Remaining") is [var remaining] ? remaining : null,
        RateLimitReset = Values(response.Headers, "RateLimit-Reset") is [var reset] ? reset : null,
    };

    private static string[] Values(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? [.. values] : [];
}
