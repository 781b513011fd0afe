using System.Text.Json.Nodes;
using Instrument.Testing.Faults;

namespace Instrument.Testing;

/// <summary>Something that goes wrong with a request. Add it to <see cref="FakeWandbServer.Faults"/>.</summary>
public sealed class Fault
{
    private readonly string _text;

    private Fault(FaultKind kind, string text, bool afterStoring)
    {
        Kind = kind;
        _text = text;
        AfterStoring = afterStoring;
    }

    /// <summary>Whether the server has done what the request says before the fault hits: the client does not learn of it.</summary>
    public bool AfterStoring { get; private init; }

    internal FaultKind Kind { get; }

    internal int StatusCode { get; private init; }

    internal string Body { get; private init; } = "";

    internal string ContentType { get; private init; } = "application/json";

    internal IReadOnlyList<KeyValuePair<string, string>> Headers { get; private init; } = [];

    internal TimeSpan Time { get; private init; }

    /// <summary>Another answer instead of the right one.</summary>
    /// <param name="statusCode">Its status.</param>
    /// <param name="body">Its body; it may be empty.</param>
    /// <param name="contentType">Its content type.</param>
    /// <param name="afterStoring">Whether the server does first what the request says.</param>
    /// <returns>The fault.</returns>
    public static Fault Answer(int statusCode, string body, string contentType = "application/json", bool afterStoring = false) =>
        new(FaultKind.Answer, $"status {statusCode}", afterStoring) { StatusCode = statusCode, Body = body, ContentType = contentType };

    /// <summary>An error status with a short message, such as 400, 403, 500, 502 or 503.</summary>
    /// <param name="statusCode">The status.</param>
    /// <param name="afterStoring">Whether the server does first what the request says.</param>
    /// <returns>The fault.</returns>
    public static Fault Status(int statusCode, bool afterStoring = false) =>
        Answer(statusCode, """{"error":"injected fault"}""", afterStoring: afterStoring);

    /// <summary>429, as from a server whose rate limit is exceeded.</summary>
    /// <param name="retryAfter">
    /// The <c>Retry-After</c> header: seconds, a date, or nonsense; <see langword="null"/> for none. With <see cref="WithHeader"/> there can be two.
    /// </param>
    /// <returns>The fault.</returns>
    public static Fault TooManyRequests(string? retryAfter = null)
    {
        Fault fault = Answer(429, """{"error":"Rate limit exceeded"}""");
        return retryAfter is null ? fault : fault.WithHeader("Retry-After", retryAfter);
    }

    /// <summary>A success whose body breaks off in the middle of its JSON.</summary>
    /// <param name="afterStoring">
    /// Whether the server does first what the request says. Clients take such an answer of file_stream for a success, so this should be so there.
    /// </param>
    /// <returns>The fault.</returns>
    public static Fault MalformedJson(bool afterStoring = true) =>
        new(FaultKind.Answer, "malformed JSON", afterStoring) { StatusCode = 200, Body = """{"data":{"up""" };

    /// <summary>A success of HTTP that carries errors of GraphQL and no data.</summary>
    /// <param name="messages">The messages of the errors.</param>
    /// <returns>The fault.</returns>
    public static Fault GraphQLErrors(params string[] messages)
    {
        JsonArray errors = [.. messages.Select(message => new JsonObject { ["message"] = message })];
        JsonObject body = new() { ["data"] = null, ["errors"] = errors };
        return new Fault(FaultKind.Answer, "GraphQL errors", false) { StatusCode = 200, Body = body.ToJsonString() };
    }

    /// <summary>403 in the manner of an object store whose signed address is out of date.</summary>
    /// <returns>The fault.</returns>
    public static Fault ExpiredUploadUrl() => new(FaultKind.Answer, "expired upload URL", false)
    {
        StatusCode = 403,
        ContentType = "application/xml",
        Body = "<Error><Code>ExpiredToken</Code><Message>Request has expired</Message></Error>",
    };

    /// <summary>A redirect (307) that asks for the same request elsewhere.</summary>
    /// <param name="location">Where to.</param>
    /// <returns>The fault.</returns>
    public static Fault Redirect(Uri location)
    {
        ArgumentNullException.ThrowIfNull(location);
        return Answer(307, "").WithHeader("Location", location.AbsoluteUri);
    }

    /// <summary>
    /// The connection is cut before the server has read the body. If the rule of the fault looks at the body (an operation, a condition), it
    /// has been read, but nothing is stored.
    /// </summary>
    /// <returns>The fault.</returns>
    public static Fault ResetBeforeReading() => new(FaultKind.ResetBeforeReading, "reset before reading", false);

    /// <summary>The connection is cut after the server has done what the request says, and before the answer.</summary>
    /// <returns>The fault.</returns>
    public static Fault ResetAfterStoring() => new(FaultKind.Reset, "reset after storing", true);

    /// <summary>The connection is cut in the middle of the right answer.</summary>
    /// <returns>The fault.</returns>
    public static Fault HalfAnswer() => new(FaultKind.HalfAnswer, "half an answer", true);

    /// <summary>
    /// No answer, until the fault is lifted (then the request is served), the client goes away, or the server is disposed (then the
    /// connection is cut).
    /// </summary>
    /// <param name="afterStoring">Whether the server does first what the request says.</param>
    /// <returns>The fault.</returns>
    public static Fault Hang(bool afterStoring = false) => new(FaultKind.Hang, "no answer", afterStoring);

    /// <summary>The right answer, but late by <see cref="FakeWandbOptions.Time"/>; at once when the fault is lifted.</summary>
    /// <param name="delay">How late.</param>
    /// <returns>The fault.</returns>
    public static Fault SlowAnswer(TimeSpan delay) => new(FaultKind.SlowAnswer, $"answer after {delay}", true) { Time = delay };

    /// <summary>The server takes the body in pieces of 4096 bytes; the pauses pass by <see cref="FakeWandbOptions.Time"/>.</summary>
    /// <param name="pause">The pause before each piece.</param>
    /// <returns>The fault.</returns>
    public static Fault SlowReading(TimeSpan pause) => new(FaultKind.SlowReading, $"reading with pauses of {pause}", true) { Time = pause };

    /// <summary>The same fault with one more header in its answer.</summary>
    /// <param name="name">The header's name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The new fault.</returns>
    /// <exception cref="InvalidOperationException">The fault has no answer of its own.</exception>
    public Fault WithHeader(string name, string value)
    {
        if (Kind != FaultKind.Answer)
            throw new InvalidOperationException($"'{this}' has no answer of its own that could carry a header.");
        return new Fault(Kind, _text, AfterStoring)
        {
            StatusCode = StatusCode,
            Body = Body,
            ContentType = ContentType,
            Headers = [.. Headers, KeyValuePair.Create(name, value)],
        };
    }

    /// <summary>The fault in a few words.</summary>
    /// <returns>What happens.</returns>
    public override string ToString() => _text + (AfterStoring && Kind == FaultKind.Answer ? " after storing" : "");
}
