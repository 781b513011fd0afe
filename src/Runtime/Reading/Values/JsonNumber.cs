using System.Buffers;
using System.Globalization;

namespace Instrument.Reading.Values;

/// <summary>Reads numbers of W&amp;B's JSON dialect (docs/wire/records.md §6.1) from UTF-8, without allocating.</summary>
internal static class JsonNumber
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    // Largest seconds since 1970 that a DateTimeOffset of any kind holds, with room to spare.
    private const decimal MaxSeconds = 250_000_000_000;

    private static readonly SearchValues<byte> Characters = SearchValues.Create("0123456789+-.eE"u8);

    /// <summary>Whether the text is made like a number, or is the token of one that is not finite.</summary>
    public static bool LooksLikeNumber(ReadOnlySpan<byte> text) => IsDecimal(text) || TryParseToken(text, out _);

    /// <summary>Any number.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out double number)
    {
        text = Trim(text);
        return IsDecimal(text)
            ? double.TryParse(text, Style, CultureInfo.InvariantCulture, out number)
            : TryParseToken(text, out number);
    }

    /// <summary>A whole number, also one with a point or an exponent: the official client writes 1000000.0 as 1e+06.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long number)
    {
        text = Trim(text);
        number = 0;
        if (!IsDecimal(text))
            return false;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
            return true;
        // 2^63 is the first double that is too large.
        if (!TryParse(text, out double value) || value is < -9223372036854775808.0 or >= 9223372036854775808.0)
            return false;
        if (value != Math.Floor(value))
            return false;
        number = (long)value;
        return true;
    }

    /// <summary>Seconds, to the 100 nanoseconds that they were written with.</summary>
    public static bool TryParseSeconds(ReadOnlySpan<byte> text, out TimeSpan time)
    {
        time = default;
        text = Trim(text);
        if (!IsDecimal(text) || !decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out decimal seconds))
            return false;
        if (Math.Abs(seconds) > MaxSeconds)
            return false;
        time = new TimeSpan((long)Math.Round(seconds * TimeSpan.TicksPerSecond));
        return true;
    }

    /// <summary>The text without the white space that JSON allows around a value.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) => text.Trim(" \t\r\n"u8);

    private static bool IsDecimal(ReadOnlySpan<byte> text) =>
        !text.IsEmpty && (text[0] is (byte)'-' or (>= (byte)'0' and <= (byte)'9')) && text.IndexOfAnyExcept(Characters) < 0;

    private static bool TryParseToken(ReadOnlySpan<byte> text, out double number)
    {
        bool negative = text.StartsWith("-"u8);
        ReadOnlySpan<byte> name = negative ? text[1..] : text;
        if (name.SequenceEqual("Infinity"u8) || name.SequenceEqual("Inf"u8))
            number = negative ? double.NegativeInfinity : double.PositiveInfinity;
        else
            number = text.SequenceEqual("NaN"u8) ? double.NaN : 0;
        return !double.IsFinite(number);
    }
}
