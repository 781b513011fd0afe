using System.Buffers;
using System.Text;
using Instrument.Records;

namespace Instrument.Reading.Values;

/// <summary>
/// Finds the ends of values in W&amp;B's JSON dialect (docs/wire/records.md §6.1) without allocating: strict JSON, and the bare tokens
/// NaN, Infinity and -Infinity.
/// </summary>
internal static class JsonSyntax
{
    /// <summary>What is returned where there is no value.</summary>
    public const int None = -1;

    private static readonly SearchValues<byte> StringStops = SearchValues.Create(
        [.. "\"\\"u8, .. Enumerable.Range(0, 0x20).Select(control => (byte)control)]);

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    /// <summary>Whether the text is one value, with white space around it or not.</summary>
    public static bool IsValue(ReadOnlySpan<byte> text)
    {
        int end = SkipValue(text, SkipSpace(text, 0));
        return end != None && SkipSpace(text, end) == text.Length;
    }

    /// <summary>Whether the text is an object.</summary>
    public static bool IsObject(ReadOnlySpan<byte> text)
    {
        int start = SkipSpace(text, 0);
        return start < text.Length && text[start] == (byte)'{' && IsValue(text);
    }

    /// <summary>
    /// The value on one line, where a number that only W&amp;B's own reader takes, such as <c>Inf</c> or <c>5.</c>, is written anew;
    /// <see langword="null"/> for what is no value.
    /// </summary>
    public static byte[]? ToStrict(string json)
    {
        byte[] text = Encoding.UTF8.GetBytes(json);
        if (IsValue(text))
        {
            // Outside of strings control characters are white space, and inside there are none.
            foreach (ref byte character in text.AsSpan())
            {
                if (character < 0x20)
                    character = (byte)' ';
            }
            return text;
        }
        if (!JsonNumber.TryParse(text, out double number))
            return null;
        Span<byte> digits = stackalloc byte[JsonValue.MaxNumberBytes];
        return digits[..JsonValue.Write(number, digits)].ToArray();
    }

    /// <summary>Whether the text is a number by JSON's grammar, without anything around it.</summary>
    public static bool IsNumber(ReadOnlySpan<byte> text) => !text.IsEmpty && SkipNumber(text, 0) == text.Length;

    /// <summary>Where the white space from <paramref name="at"/> on ends.</summary>
    public static int SkipSpace(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            at++;
        return at;
    }

    /// <summary>Where the value at <paramref name="at"/> ends, or <see cref="None"/>.</summary>
    public static int SkipValue(ReadOnlySpan<byte> text, int at) => SkipValue(text, at, 0);

    /// <summary>Where the string at <paramref name="at"/> ends, or <see cref="None"/>.</summary>
    public static int SkipString(ReadOnlySpan<byte> text, int at)
    {
        if (at >= text.Length || text[at] != (byte)'"')
            return None;
        at++;
        while (true)
        {
            int stop = text[at..].IndexOfAny(StringStops);
            if (stop < 0)
                return None;
            at += stop;
            if (text[at] == (byte)'"')
                return at + 1;
            int escape = EscapeLength(text[at..]);
            if (escape == None)
                return None;
            at += escape;
        }
    }

    private static int SkipValue(ReadOnlySpan<byte> text, int at, int depth)
    {
        if (at >= text.Length)
            return None;
        return text[at] switch
        {
            (byte)'"' => SkipString(text, at),
            (byte)'{' => SkipObject(text, at, depth),
            (byte)'[' => SkipArray(text, at, depth),
            (byte)'t' => SkipToken(text, at, "true"u8),
            (byte)'f' => SkipToken(text, at, "false"u8),
            (byte)'n' => SkipToken(text, at, "null"u8),
            (byte)'N' => SkipToken(text, at, "NaN"u8),
            (byte)'I' => SkipToken(text, at, "Infinity"u8),
            (byte)'-' when text[at..].StartsWith("-I"u8) => SkipToken(text, at, "-Infinity"u8),
            _ => SkipNumber(text, at),
        };
    }

    private static int SkipObject(ReadOnlySpan<byte> text, int at, int depth)
    {
        if (depth == JsonDialect.MaxDepth)
            return None;
        at = SkipSpace(text, at + 1);
        if (at < text.Length && text[at] == (byte)'}')
            return at + 1;
        while (true)
        {
            at = SkipString(text, at);
            if (at == None)
                return None;
            at = SkipSpace(text, at);
            if (at >= text.Length || text[at] != (byte)':')
                return None;
            at = SkipValue(text, SkipSpace(text, at + 1), depth + 1);
            if (at == None)
                return None;
            at = SkipSpace(text, at);
            if (at >= text.Length || text[at] is not ((byte)',' or (byte)'}'))
                return None;
            if (text[at] == (byte)'}')
                return at + 1;
            at = SkipSpace(text, at + 1);
        }
    }

    private static int SkipArray(ReadOnlySpan<byte> text, int at, int depth)
    {
        if (depth == JsonDialect.MaxDepth)
            return None;
        at = SkipSpace(text, at + 1);
        if (at < text.Length && text[at] == (byte)']')
            return at + 1;
        while (true)
        {
            at = SkipValue(text, at, depth + 1);
            if (at == None)
                return None;
            at = SkipSpace(text, at);
            if (at >= text.Length || text[at] is not ((byte)',' or (byte)']'))
                return None;
            if (text[at] == (byte)']')
                return at + 1;
            at = SkipSpace(text, at + 1);
        }
    }

    private static int SkipToken(ReadOnlySpan<byte> text, int at, ReadOnlySpan<byte> token) =>
        text[at..].StartsWith(token) ? at + token.Length : None;

    private static int SkipNumber(ReadOnlySpan<byte> text, int at)
    {
        if (text[at] == (byte)'-')
            at++;
        int whole = SkipDigits(text, at);
        // A leading zero stands alone.
        if (whole == at || (text[at] == (byte)'0' && whole > at + 1))
            return None;
        at = whole;
        if (at < text.Length && text[at] == (byte)'.')
        {
            int fraction = SkipDigits(text, at + 1);
            if (fraction == at + 1)
                return None;
            at = fraction;
        }
        if (at < text.Length && text[at] is (byte)'e' or (byte)'E')
        {
            at++;
            if (at < text.Length && text[at] is (byte)'+' or (byte)'-')
                at++;
            int exponent = SkipDigits(text, at);
            if (exponent == at)
                return None;
            at = exponent;
        }
        return at;
    }

    private static int SkipDigits(ReadOnlySpan<byte> text, int at)
    {
        int end = text[at..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return end < 0 ? text.Length : at + end;
    }

    private static int EscapeLength(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2 || text[0] != (byte)'\\')
            return None;
        if (text[1] != (byte)'u')
            return "\"\\/bfnrt"u8.Contains(text[1]) ? 2 : None;
        return text.Length >= 6 && text[2..6].IndexOfAnyExcept(HexDigits) < 0 ? 6 : None;
    }
}
