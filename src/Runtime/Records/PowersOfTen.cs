using System.Numerics;

namespace Instrument.Records;

/// <summary>
/// The powers of ten that doubles meet, as numbers of 128 bits whose highest bit is set, rounded up. Made on first use, which takes a
/// millisecond; written down, they would be a thousand lines of digits.
/// </summary>
internal static class PowersOfTen
{
    private const int Lowest = -292;
    private const int Highest = 324;

    // The high and the low half of each power in turn.
    private static readonly ulong[] Halves = Make();

    /// <summary>The power's leading 128 bits.</summary>
    public static void Get(int exponent, out ulong high, out ulong low)
    {
        int at = 2 * (exponent - Lowest);
        low = Halves[at + 1];
        high = Halves[at];
    }

    private static ulong[] Make()
    {
        ulong[] halves = new ulong[2 * (Highest - Lowest + 1)];
        BigInteger power = 1;
        for (int exponent = 0; exponent <= Highest; exponent++, power *= 10)
        {
            int length = (int)power.GetBitLength();
            Put(halves, exponent, RoundUp(power << 128, BigInteger.One << length));
            if (exponent is > 0 and <= -Lowest)
                Put(halves, -exponent, RoundUp(BigInteger.One << (length + 127), power));
        }
        return halves;
    }

    private static BigInteger RoundUp(BigInteger dividend, BigInteger divisor) => (dividend + divisor - 1) / divisor;

    private static void Put(ulong[] halves, int exponent, BigInteger value)
    {
        int at = 2 * (exponent - Lowest);
        halves[at] = (ulong)(value >> 64);
        halves[at + 1] = (ulong)(value & ulong.MaxValue);
    }
}
