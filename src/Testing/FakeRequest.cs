using System.Text.Json.Nodes;

namespace Instrument.Testing;

/// <summary>A request as the server saw it. Credentials and keys in it are replaced by <c>***</c>.</summary>
public sealed class FakeRequest
{
    private readonly string? _variables;
    private readonly string? _body;

    internal FakeRequest(
        int number, DateTimeOffset receivedAt, FakeRoute route, string method, string path, IReadOnlyDictionary<string, string> headers)
    {
        Number = number;
        ReceivedAt = receivedAt;
        Route = route;
        Method = method;
        Path = path;
        Headers = headers;
    }

    private FakeRequest(FakeRequest other, string? operation, string? variables, string? body)
        : this(other.Number, other.ReceivedAt, other.Route, other.Method, other.Path, other.Headers)
    {
        Operation = operation;
        _variables = variables;
        _body = body;
        Status = other.Status;
        Fault = other.Fault;
        IsEnded = other.IsEnded;
    }

    /// <summary>Its place in the order of arrival, from one.</summary>
    public int Number { get; }

    /// <summary>When it arrived, by the <see cref="FakeWandbOptions.Time"/> of the server.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>What it was for.</summary>
    public FakeRoute Route { get; }

    /// <summary>Its HTTP method.</summary>
    public string Method { get; }

    /// <summary>Its path, unescaped and without the query.</summary>
    public string Path { get; }

    /// <summary>Its headers by name in any case; several values are joined with commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The name of the GraphQL operation; <see langword="null"/> for other requests.</summary>
    public string? Operation { get; }

    /// <summary>The variables of the GraphQL operation, a new tree each time; <see langword="null"/> where there are none.</summary>
    public JsonObject? Variables => _variables is null ? null : JsonNode.Parse(_variables) as JsonObject;

    /// <summary>The body of a file_stream request, a new tree each time; <see langword="null"/> for other requests.</summary>
    public JsonObject? Body => _body is null ? null : JsonNode.Parse(_body) as JsonObject;

    /// <summary>The status of the answer; <see langword="null"/> while there is none, and if the connection was cut instead.</summary>
    public int? Status { get; private init; }

    /// <summary>The fault that the request met; <see langword="null"/> if none.</summary>
    public string? Fault { get; private init; }

    /// <summary>Whether the server is done with it: the answer is on its way, or the connection is cut.</summary>
    public bool IsEnded { get; private init; }

    /// <summary>The request in one line, as test frameworks print it.</summary>
    /// <returns>Number, method, path or operation, status and fault.</returns>
    public override string ToString() =>
        $"{Number}: {Method} {Path}{(Operation is null ? "" : $" {Operation}")} → {Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no answer"}"
        + (Fault is null ? "" : $" ({Fault})");

    internal FakeRequest WithBody(string? operation, string? variables, string? body) => new(this, operation, variables, body);

    internal FakeRequest WithFault(string fault) => new(this, Operation, _variables, _body) { Fault = fault };

    internal FakeRequest WithEnd(int? status) => new(this, Operation, _variables, _body) { Status = status, IsEnded = true };
}
