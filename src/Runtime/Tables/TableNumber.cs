using System.Globalization;
using Instrument.Records;

namespace Instrument.Tables;

/// <summary>
/// Writes floating-point numbers as the official client's two JSON writers do: the shortest digits that read back, always with a point or an
/// exponent, so that readers tell them from whole numbers.
/// </summary>
internal static class TableNumber
{
    // From this many digits before the point on, both write an exponent.
    private const int MaxWholeDigits = 16;

    /// <summary>Writes a number and returns its length.</summary>
    /// <param name="value">Finite.</param>
    /// <param name="dialect">Whose form.</param>
    /// <param name="destination">At least 64 bytes.</param>
    public static int Write(double value, TableDialect dialect, Span<byte> destination)
    {
        int length = 0;
        if (double.IsNegative(value))
            destination[length++] = (byte)'-';
        if (value == 0)
            return length + Copy("0.0"u8, destination[length..]);
        ShortestDecimal number = ShortestDecimal.Of(Math.Abs(value));
        Span<byte> digits = stackalloc byte[20];
        digits = digits[..Format(number.Digits, digits)];
        int whole = digits.Length + number.Exponent;
        int leastWhole = dialect == TableDialect.Artifact ? -3 : -4;
        if (whole > MaxWholeDigits || whole < leastWhole)
            return length + WriteScientific(digits, whole - 1, dialect, destination[length..]);
        return length + WriteFixed(digits, whole, destination[length..]);
    }

    private static int WriteFixed(ReadOnlySpan<byte> digits, int whole, Span<byte> destination)
    {
        if (whole <= 0)
        {
            Span<byte> zeros = destination[..(2 - whole)];
            zeros.Fill((byte)'0');
            zeros[1] = (byte)'.';
            digits.CopyTo(destination[zeros.Length..]);
            return zeros.Length + digits.Length;
        }
        if (whole >= digits.Length)
        {
            digits.CopyTo(destination);
            destination[digits.Length..whole].Fill((byte)'0');
            return whole + Copy(".0"u8, destination[whole..]);
        }
        digits[..whole].CopyTo(destination);
        destination[whole] = (byte)'.';
        digits[whole..].CopyTo(destination[(whole + 1)..]);
        return digits.Length + 1;
    }

    private static int WriteScientific(ReadOnlySpan<byte> digits, int exponent, TableDialect dialect, Span<byte> destination)
    {
        destination[0] = digits[0];
        int length = 1;
        if (digits.Length > 1)
        {
            destination[length++] = (byte)'.';
            digits[1..].CopyTo(destination[length..]);
            length += digits.Length - 1;
        }
        destination[length++] = (byte)'e';
        if (exponent < 0)
            destination[length++] = (byte)'-';
        else if (dialect == TableDialect.Artifact)
            destination[length++] = (byte)'+';
        exponent = Math.Abs(exponent);
        if (dialect == TableDialect.Artifact && exponent < 10)
            destination[length++] = (byte)'0';
        return length + Format((ulong)exponent, destination[length..]);
    }

    private static int Format(ulong value, Span<byte> destination)
    {
        value.TryFormat(destination, out int length, default, CultureInfo.InvariantCulture);
        return length;
    }

    private static int Copy(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        text.CopyTo(destination);
        return text.Length;
    }
}
