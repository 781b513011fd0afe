using System.Text;
using System.Text.Json.Nodes;

namespace Instrument.Testing.Routes;

/// <summary>An answer that is ready to be sent.</summary>
internal sealed record Answer(int Status, byte[] Body, string? ContentType)
{
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public static Answer Json(int status, JsonObject body) => Text(status, body.ToJsonString(), "application/json");

    public static Answer Text(int status, string body, string contentType) => new(status, Encoding.UTF8.GetBytes(body), contentType);

    public static Answer Empty(int status) => new(status, [], null);
}
