using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Instrument.Files;
using Microsoft.Extensions.Logging;

namespace Instrument.Http;

/// <summary>
/// Keeps access tokens between processes, in the official client's file (docs/wire/online.md §1.6). A file that cannot be used costs
/// an exchange and a warning, never a run.
/// </summary>
internal sealed class AccessTokenFile(string path, ILogger logger)
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss";

    /// <summary>The token for a server, fresh or not.</summary>
    public AccessToken? Read(string server)
    {
        try
        {
            return Load()?["credentials"]?[server] is JsonObject entry ? Token(entry) : null;
        }
        catch (Exception exception) when (IsOfFile(exception))
        {
            LogMessages.CredentialsFileUnusable(logger, path, "read", exception.Message);
            return null;
        }
    }

    /// <summary>Keeps the token of a server; those of others stay.</summary>
    public void Write(string server, AccessToken token)
    {
        try
        {
            JsonObject root = LoadOrStartAnew();
            if (root["credentials"] is not JsonObject servers)
                root["credentials"] = servers = [];
            servers[server] = new JsonObject
            {
                ["expires_at"] = token.ExpiresAt.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture),
                ["access_token"] = token.Reveal(),
            };
            PrivateFile.Replace(path, Text(root));
        }
        catch (Exception exception) when (IsOfFile(exception))
        {
            LogMessages.CredentialsFileUnusable(logger, path, "written", exception.Message);
        }
    }

    private static byte[] Text(JsonObject root)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Indented = true }))
            root.WriteTo(writer);
        return stream.ToArray();
    }

    private static AccessToken? Token(JsonObject entry) =>
        entry["access_token"] is JsonValue text && text.TryGetValue(out string? token)
        && entry["expires_at"] is JsonValue time && time.TryGetValue(out string? expires)
        && DateTimeOffset.TryParseExact(expires, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at)
            ? new AccessToken(token, at)
            : null;

    private JsonObject? Load() => PrivateFile.Read(path) is { } bytes ? JsonNode.Parse(bytes) as JsonObject : null;

    private JsonObject LoadOrStartAnew()
    {
        try
        {
            return Load() ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static bool IsOfFile(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException;
}
