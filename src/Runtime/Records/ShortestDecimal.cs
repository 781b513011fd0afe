namespace Instrument.Records;

/// <summary>
/// The shortest decimal number that reads back as a given double, and of these the closest: <c>Digits · 10^Exponent</c>. The framework's
/// digits in a third of its time.
/// </summary>
/// <remarks>
/// The algorithm is Raffaello Giulietti's "The Schubfach way to render doubles" (2020), in the form with 128-bit powers.
/// </remarks>
internal readonly record struct ShortestDecimal(ulong Digits, int Exponent)
{
    private const int FractionBits = 52;
    private const int Bias = 1023 + FractionBits;

    /// <summary>Finds it.</summary>
    /// <param name="value">Positive and finite.</param>
    public static ShortestDecimal Of(double value)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(value);
        ulong fraction = bits & ((1UL << FractionBits) - 1);
        int exponent = (int)(bits >> FractionBits);
        // value = c · 2^q
        ulong c = exponent == 0 ? fraction : fraction | (1UL << FractionBits);
        int q = Math.Max(exponent, 1) - Bias;
        // The neighbour below a power of two is only half as far away as the one above.
        bool isLowerCloser = fraction == 0 && exponent > 1;

        int k = ((q * 1262611) - (isLowerCloser ? 524031 : 0)) >> 22;
        int h = q + FloorLog2OfPowerOfTen(-k) + 1;
        PowersOfTen.Get(-k, out ulong high, out ulong low);
        // Four times the value, and the borders of what reads back as it, in units of 10^k.
        ulong lower = RoundToOdd(high, low, ((4 * c) - (isLowerCloser ? 1UL : 2UL)) << h);
        ulong middle = RoundToOdd(high, low, (4 * c) << h);
        ulong upper = RoundToOdd(high, low, ((4 * c) + 2) << h);
        // A number exactly between two doubles reads back as the even one.
        ulong isOdd = c & 1;
        return Choose(lower + isOdd, middle, upper - isOdd, k);
    }

    private static ShortestDecimal Choose(ulong lower, ulong middle, ulong upper, int k)
    {
        ulong floor = middle / 4;
        if (floor >= 10)
        {
            ulong shorter = floor / 10;
            bool isFloorInside = lower <= 40 * shorter;
            bool isCeilingInside = (40 * shorter) + 40 <= upper;
            if (isFloorInside != isCeilingInside)
                return WithoutZeros(isCeilingInside ? shorter + 1 : shorter, k + 1);
        }
        bool isInside = lower <= 4 * floor;
        bool isNextInside = (4 * floor) + 4 <= upper;
        bool takeNext = isInside == isNextInside
            ? middle > (4 * floor) + 2 || (middle == (4 * floor) + 2 && (floor & 1) != 0)
            : isNextInside;
        return WithoutZeros(takeNext ? floor + 1 : floor, k);
    }

    private static ShortestDecimal WithoutZeros(ulong digits, int exponent)
    {
        while (true)
        {
            ulong tenth = digits / 10;
            if (tenth * 10 != digits)
                return new ShortestDecimal(digits, exponent);
            digits = tenth;
            exponent++;
        }
    }

    private static int FloorLog2OfPowerOfTen(int exponent) => (exponent * 1741647) >> 19;

    // The high bits of the product; the lowest of them tells whether anything was below.
    private static ulong RoundToOdd(ulong high, ulong low, ulong factor)
    {
        ulong below = Math.BigMul(low, factor, out _);
        ulong top = Math.BigMul(high, factor, out ulong middle);
        middle += below;
        if (middle < below)
            top++;
        return middle > 1 ? top | 1 : top;
    }
}
