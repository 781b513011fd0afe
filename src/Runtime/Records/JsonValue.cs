using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using Instrument.Generated;
using Instrument.Rows;

namespace Instrument.Records;

/// <summary>
/// Writes values as <c>value_json</c>, the JSON dialect of W&amp;B's records (docs/wire/records.md §6): NaN and infinities are bare tokens.
/// </summary>
internal static class JsonValue
{
    /// <summary>Room that any number needs: the longest is a UInt128 or a decimal with 39 and 31 characters.</summary>
    public const int MaxNumberBytes = 64;

    // Where the digits before the point are more than these, and below 0.0001, the framework writes a power of ten.
    private const int MaxRoundTripDigits = 17;

    // Up to here every whole double is exact, so its digits as an integer are the number.
    private const double MaxExactWhole = 1L << 53;

    /// <summary>Writes a number or flag and returns its length.</summary>
    /// <param name="value">Not text.</param>
    /// <param name="destination">At least <see cref="MaxNumberBytes"/> long.</param>
    public static int WriteScalar(in RowValue value, Span<byte> destination)
    {
        switch (value.Kind)
        {
            case MetricKind.Double: return Write(BitConverter.UInt64BitsToDouble(value.Low), destination);
            case MetricKind.Single: return WriteFloat(BitConverter.UInt32BitsToSingle((uint)value.Low), destination);
            case MetricKind.Half: return WriteFloat(BitConverter.UInt16BitsToHalf((ushort)value.Low), destination);
            case MetricKind.Int64: return WriteFormattable((long)value.Low, destination);
            case MetricKind.UInt64: return WriteFormattable(value.Low, destination);
            case MetricKind.Boolean: return Copy(value.Low != 0 ? "true"u8 : "false"u8, destination);
            case MetricKind.Decimal: return WriteFormattable(RowValue.ToDecimal(value.Low, value.High), destination);
            case MetricKind.Int128: return WriteFormattable(new Int128(value.High, value.Low), destination);
            case MetricKind.UInt128: return WriteFormattable(new UInt128(value.High, value.Low), destination);
            default: throw new ArgumentOutOfRangeException(nameof(value), value.Kind, "Text is not a scalar.");
        }
    }

    /// <summary>Writes a number with the fewest digits that give it back, and returns its length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(double value, Span<byte> destination)
    {
        // Formatting a whole number as an integer takes a seventh of the time.
        if (Math.Abs(value) < MaxExactWhole && value == (long)value)
            return WriteFormattable((long)value, destination);
        return double.IsFinite(value) ? WriteFraction(value, destination) : WriteFloat(value, destination);
    }

    /// <summary>Writes 100-nanosecond ticks as seconds and returns the length.</summary>
    public static int WriteSeconds(long ticks, Span<byte> destination)
    {
        long whole = ticks / TimeSpan.TicksPerSecond;
        long fraction = ticks % TimeSpan.TicksPerSecond;
        int length = 0;
        if (ticks < 0)
        {
            destination[length++] = (byte)'-';
            whole = -whole;
            fraction = -fraction;
        }
        length += WriteFormattable(whole, destination[length..]);
        if (fraction == 0)
            return length;
        destination[length] = (byte)'.';
        for (int digit = length + 7; digit > length; digit--)
        {
            destination[digit] = (byte)('0' + fraction % 10);
            fraction /= 10;
        }
        length += 8;
        while (destination[length - 1] == (byte)'0')
            length--;
        return length;
    }

    /// <summary>Writes UTF-8 text as a JSON string. Invalid UTF-8 becomes U+FFFD.</summary>
    public static void WriteText(ReadOnlySpan<byte> text, ArrayBufferWriter<byte> output)
    {
        JavaScriptEncoder encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        output.Write("\""u8);
        if (encoder.FindFirstCharacterToEncodeUtf8(text) < 0)
        {
            output.Write(text);
        }
        else
        {
            while (!text.IsEmpty)
            {
                Span<byte> room = output.GetSpan(Math.Min(text.Length * 6, 4096));
                encoder.EncodeUtf8(text, room, out int consumed, out int written);
                output.Advance(written);
                text = text[consumed..];
            }
        }
        output.Write("\""u8);
    }

    // The framework's own text, made faster.
    private static int WriteFraction(double value, Span<byte> destination)
    {
        int length = 0;
        if (value < 0)
            destination[length++] = (byte)'-';
        ShortestDecimal number = ShortestDecimal.Of(Math.Abs(value));
        Span<byte> digits = stackalloc byte[20];
        digits = digits[..WriteFormattable(number.Digits, digits)];
        int wholeDigits = digits.Length + number.Exponent;
        if (wholeDigits is > MaxRoundTripDigits or < -3)
            return length + WriteScientific(digits, wholeDigits - 1, destination[length..]);
        if (wholeDigits <= 0)
        {
            Span<byte> zeros = destination.Slice(length, 2 - wholeDigits);
            zeros.Fill((byte)'0');
            zeros[1] = (byte)'.';
            length += zeros.Length;
            digits.CopyTo(destination[length..]);
            return length + digits.Length;
        }
        if (wholeDigits >= digits.Length)
        {
            digits.CopyTo(destination[length..]);
            destination[(length + digits.Length)..(length + wholeDigits)].Fill((byte)'0');
            return length + wholeDigits;
        }
        digits[..wholeDigits].CopyTo(destination[length..]);
        length += wholeDigits;
        destination[length++] = (byte)'.';
        digits[wholeDigits..].CopyTo(destination[length..]);
        return length + digits.Length - wholeDigits;
    }

    private static int WriteScientific(ReadOnlySpan<byte> digits, int exponent, Span<byte> destination)
    {
        destination[0] = digits[0];
        int length = 1;
        if (digits.Length > 1)
        {
            destination[length++] = (byte)'.';
            digits[1..].CopyTo(destination[length..]);
            length += digits.Length - 1;
        }
        destination[length++] = (byte)'E';
        destination[length++] = (byte)(exponent < 0 ? '-' : '+');
        exponent = Math.Abs(exponent);
        if (exponent < 10)
            destination[length++] = (byte)'0';
        return length + WriteFormattable(exponent, destination[length..]);
    }

    private static int WriteFloat<T>(T value, Span<byte> destination) where T : struct, IUtf8SpanFormattable, System.Numerics.IFloatingPoint<T>
    {
        if (T.IsFinite(value))
            return WriteFormattable(value, destination);
        return Copy(T.IsNaN(value) ? "NaN"u8 : T.IsPositive(value) ? "Infinity"u8 : "-Infinity"u8, destination);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteFormattable<T>(T value, Span<byte> destination) where T : struct, IUtf8SpanFormattable
    {
        value.TryFormat(destination, out int length, default, CultureInfo.InvariantCulture);
        return length;
    }

    private static int Copy(ReadOnlySpan<byte> token, Span<byte> destination)
    {
        token.CopyTo(destination);
        return token.Length;
    }
}
