using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Instrument.Reading.Values;

/// <summary>
/// Reads values of W&amp;B's JSON dialect (docs/wire/records.md §6.1) as JSON. No bytes make it throw.
/// </summary>
/// <remarks>
/// The bare tokens NaN, Infinity, -Infinity and their short forms become the strings that System.Text.Json reads as these numbers
/// with <c>JsonNumberHandling.AllowNamedFloatingPointLiterals</c>. Unpaired surrogates become U+FFFD. What is no JSON even then
/// becomes a string of the whole text.
/// </remarks>
internal static class JsonDialect
{
    /// <summary>Levels of nesting that W&amp;B's own reader accepts.</summary>
    public const int MaxDepth = 500;

    private static readonly SearchValues<byte> TokenStarts = SearchValues.Create("\"-NI"u8);

    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = MaxDepth };

    /// <summary>The value as JSON.</summary>
    public static JsonElement Parse(ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text))
            text = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text));
        return TryParse(text, out JsonElement value) ? value : Quote(Encoding.UTF8.GetString(text));
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    public static JsonElement Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    /// <summary>The text that a value is; <see langword="null"/> if it is something else.</summary>
    public static string? TextOf(ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text))
            text = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text));
        return TryParse(text, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    /// <summary>Which kind of value a text starts like.</summary>
    public static ValueKinds KindOf(ReadOnlySpan<byte> text)
    {
        text = JsonNumber.Trim(text);
        if (text.IsEmpty)
            return ValueKinds.Unreadable;
        return text[0] switch
        {
            (byte)'"' => ValueKinds.Text,
            (byte)'[' => ValueKinds.List,
            (byte)'{' => ValueKinds.Object,
            (byte)'n' when text.SequenceEqual("null"u8) => ValueKinds.Null,
            (byte)'t' when text.SequenceEqual("true"u8) => ValueKinds.Boolean,
            (byte)'f' when text.SequenceEqual("false"u8) => ValueKinds.Boolean,
            _ => JsonNumber.LooksLikeNumber(text) ? ValueKinds.Number : ValueKinds.Unreadable,
        };
    }

    private static bool TryParse(ReadOnlySpan<byte> text, out JsonElement value)
    {
        ArrayBufferWriter<byte> json = new(text.Length + 16);
        Normalize(text, json);
        Utf8JsonReader reader = new(json.WrittenSpan, ReaderOptions);
        try
        {
            value = JsonElement.ParseValue(ref reader);
            // Throws where more than white space follows.
            return !reader.Read();
        }
        catch (JsonException)
        {
            value = default;
            return false;
        }
    }

    private static JsonElement Quote(string text)
    {
        ArrayBufferWriter<byte> json = new();
        using (Utf8JsonWriter writer = new(json))
            writer.WriteStringValue(text);
        Utf8JsonReader reader = new(json.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    private static void Normalize(ReadOnlySpan<byte> text, ArrayBufferWriter<byte> json)
    {
        while (!text.IsEmpty)
        {
            int plain = text.IndexOfAny(TokenStarts);
            if (plain < 0)
            {
                json.Write(text);
                return;
            }
            json.Write(text[..plain]);
            text = text[plain..];
            text = text[(text[0] == (byte)'"' ? CopyString(text, json) : CopyToken(text, json))..];
        }
    }

    private static int CopyToken(ReadOnlySpan<byte> text, ArrayBufferWriter<byte> json)
    {
        if (text.StartsWith("NaN"u8))
            return Replace("\"NaN\""u8, 3);
        int sign = text[0] == (byte)'-' ? 1 : 0;
        ReadOnlySpan<byte> quoted = sign == 0 ? "\"Infinity\""u8 : "\"-Infinity\""u8;
        if (text[sign..].StartsWith("Infinity"u8))
            return Replace(quoted, sign + 8);
        if (text[sign..].StartsWith("Inf"u8))
            return Replace(quoted, sign + 3);
        json.Write(text[..1]);
        return 1;

        int Replace(ReadOnlySpan<byte> by, int length)
        {
            json.Write(by);
            return length;
        }
    }

    private static int CopyString(ReadOnlySpan<byte> text, ArrayBufferWriter<byte> json)
    {
        int end = 1;
        int copied = 0;
        while (end < text.Length)
        {
            int next = text[end..].IndexOfAny((byte)'"', (byte)'\\');
            if (next < 0)
                break;
            end += next;
            if (text[end] == (byte)'"')
            {
                json.Write(text[copied..(end + 1)]);
                return end + 1;
            }
            int escape = EscapeLength(text[end..], out bool unpaired);
            if (unpaired)
            {
                json.Write(text[copied..end]);
                json.Write("\\uFFFD"u8);
                copied = end + escape;
            }
            end = Math.Min(end + escape, text.Length);
        }
        json.Write(text[copied..]);
        return text.Length;
    }

    // How much of the text is one character, and whether that is one half of a pair without the other.
    private static int EscapeLength(ReadOnlySpan<byte> text, out bool unpaired)
    {
        unpaired = false;
        if (!TryReadUnit(text, out int unit))
            return 2;
        if (!char.IsSurrogate((char)unit))
            return 6;
        if (char.IsHighSurrogate((char)unit) && TryReadUnit(text[6..], out int low) && char.IsLowSurrogate((char)low))
            return 12;
        unpaired = true;
        return 6;
    }

    private static bool TryReadUnit(ReadOnlySpan<byte> text, out int unit)
    {
        unit = 0;
        return text.Length >= 6
            && text.StartsWith("\\u"u8)
            && Utf8Parser.TryParse(text[2..6], out unit, out int digits, 'x')
            && digits == 4;
    }
}
