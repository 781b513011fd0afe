using System.Buffers;
using System.Text.Json;

namespace Instrument.Configs;

/// <summary>
/// Turns the JSON of W&amp;B, in which <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c> are numbers (docs/wire/records.md §5.7), into
/// plain JSON and back. A token becomes text with a mark in front of it, which nobody writes in front of these words.
/// </summary>
internal static class ConfigJson
{
    private const string Mark = "\0";
    private const string EscapedMark = "\\u0000";

    /// <summary>The text that stands for a secret.</summary>
    public const string Redacted = "***";

    /// <summary>Parses the text.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static JsonDocument Parse(ReadOnlySpan<byte> json)
    {
        ArrayBufferWriter<byte> plain = new(json.Length + 16);
        bool isText = false;
        for (int i = 0; i < json.Length; i++)
        {
            int length = isText ? 0 : TokenLength(json[i..]);
            if (length > 0)
            {
                plain.Write("\"\\u0000"u8);
                plain.Write(json.Slice(i, length));
                plain.Write("\""u8);
                i += length - 1;
                continue;
            }
            if (json[i] == '"')
                isText = !isText;
            int count = isText && json[i] == '\\' && i + 1 < json.Length ? 2 : 1;
            plain.Write(json.Slice(i, count));
            i += count - 1;
        }
        return JsonDocument.Parse(plain.WrittenMemory);
    }

    /// <summary>The token that the text stands for, or the text itself: <c>"Infinity"</c> is understood as well.</summary>
    public static string Token(string text) =>
        text is Mark + "NaN" or Mark + "Infinity" or Mark + "-Infinity" ? text[Mark.Length..] : text;

    /// <summary>The text of a secret's number, which compares like the secret.</summary>
    public static string SecretText(int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Redacted}{Mark}{index}");

    /// <summary>The value in the JSON of W&amp;B, without the numbers of secrets.</summary>
    public static string Text(JsonElement value)
    {
        string text = value.GetRawText()
            .Replace($"\"{EscapedMark}NaN\"", "NaN", StringComparison.Ordinal)
            .Replace($"\"{EscapedMark}Infinity\"", "Infinity", StringComparison.Ordinal)
            .Replace($"\"{EscapedMark}-Infinity\"", "-Infinity", StringComparison.Ordinal);
        for (int start = Find(text); start >= 0; start = Find(text))
        {
            int mark = start + 1 + Redacted.Length;
            text = text[..mark] + text[text.IndexOf('"', mark)..];
        }
        return text;
    }

    private static int Find(string text) => text.IndexOf($"\"{Redacted}{EscapedMark}", StringComparison.Ordinal);

    private static int TokenLength(ReadOnlySpan<byte> json)
    {
        if (json.StartsWith("NaN"u8))
            return 3;
        if (json.StartsWith("Infinity"u8))
            return 8;
        return json.StartsWith("-Infinity"u8) ? 9 : 0;
    }
}
