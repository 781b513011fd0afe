using System.Text;
using System.Text.Json;

namespace Instrument.Http;

/// <summary>What the body of an answer says went wrong, in any of the shapes of docs/wire/online.md §2.2.</summary>
/// <param name="Text">The text, on one line and not too long; empty if there is none.</param>
/// <param name="IsApi">Whether the body is a JSON object that names errors, as W&amp;B's API answers.</param>
/// <param name="IsPage">Whether the body is a web page.</param>
/// <param name="Code">The code of the first GraphQL error, such as <c>PERMISSION_ERROR</c>.</param>
internal sealed record ServerMessage(string Text, bool IsApi, bool IsPage, string? Code)
{
    private const int MaxLength = 500;

    /// <summary>Reads an answer's body.</summary>
    public static ServerMessage Of(HttpAnswer answer)
    {
        ReadOnlySpan<byte> body = answer.Body.Span.TrimStart(" \t\r\n\uFEFF"u8);
        if (answer.MediaType == "text/html" || (body.Length > 0 && body[0] == (byte)'<'))
            return new ServerMessage("", IsApi: false, IsPage: true, Code: null);
        try
        {
            using JsonDocument document = JsonDocument.Parse(answer.Body);
            return Of(document.RootElement) ?? Plain(answer.Body.Span);
        }
        catch (JsonException)
        {
            return Plain(answer.Body.Span);
        }
    }

    /// <summary>The errors of a JSON answer; <see langword="null"/> if it names none.</summary>
    public static ServerMessage? Of(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return null;
        List<string> texts = [];
        string? code = null;
        if (root.TryGetProperty("errors", out JsonElement errors) && errors.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement error in errors.EnumerateArray())
            {
                texts.Add(TextOf(error));
                code ??= Member(Member(error, "extensions"), "code") is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
            }
        }
        if (root.TryGetProperty("error", out JsonElement single) && single.ValueKind is JsonValueKind.String or JsonValueKind.Object)
            texts.Add(TextOf(single));
        return texts.Count == 0 ? null : new ServerMessage(Short(string.Join("; ", texts)), IsApi: true, IsPage: false, code);
    }

    private static ServerMessage Plain(ReadOnlySpan<byte> body) =>
        new(Short(Encoding.UTF8.GetString(body[..Math.Min(body.Length, MaxLength)])), IsApi: false, IsPage: false, Code: null);

    // An empty message must not look like no error.
    private static string TextOf(JsonElement error)
    {
        JsonElement text = error.ValueKind == JsonValueKind.Object ? Member(error, "message") : error;
        return text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 } message ? message : "an error without a text";
    }

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement member) ? member : default;

    private static string Short(string text)
    {
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return Redaction.Text(text.Length > MaxLength ? text[..MaxLength] + "…" : text).TrimEnd('.');
    }
}
