using System.Numerics;

namespace Instrument.Media.Images.Png;

/// <summary>PNG filter 4: of the three bytes the one that is nearest to left + above − above left; left wins ties, then above.</summary>
internal readonly struct PaethFilter : IPngFilter
{
    /// <inheritdoc/>
    public static byte Number => 4;

    /// <inheritdoc/>
    public static byte Predict(byte left, byte above, byte aboveLeft)
    {
        int fromLeft = Math.Abs(above - aboveLeft);
        int fromAbove = Math.Abs(left - aboveLeft);
        int fromAboveLeft = Math.Abs(left + above - (2 * aboveLeft));
        if (fromLeft <= fromAbove && fromLeft <= fromAboveLeft)
            return left;
        return fromAbove <= fromAboveLeft ? above : aboveLeft;
    }

    /// <inheritdoc/>
    public static Vector<byte> Predict(Vector<byte> left, Vector<byte> above, Vector<byte> aboveLeft)
    {
        Vector<byte> fromLeft = Distance(above, aboveLeft);
        Vector<byte> fromAbove = Distance(left, aboveLeft);

        // Where both steps away from above left go the same way their distances add up: then it is never nearest, but for a tie that it loses.
        // Elsewhere it is as far as the two distances differ.
        Vector<byte> sameWay = Vector.Equals(Vector.LessThanOrEqual(aboveLeft, above), Vector.LessThanOrEqual(aboveLeft, left));
        Vector<byte> fromAboveLeft = Vector.ConditionalSelect(sameWay, Vector<byte>.AllBitsSet, Distance(fromLeft, fromAbove));

        Vector<byte> takesLeft = Vector.LessThanOrEqual(fromLeft, fromAbove) & Vector.LessThanOrEqual(fromLeft, fromAboveLeft);
        Vector<byte> takesAbove = Vector.LessThanOrEqual(fromAbove, fromAboveLeft);
        return Vector.ConditionalSelect(takesLeft, left, Vector.ConditionalSelect(takesAbove, above, aboveLeft));
    }

    private static Vector<byte> Distance(Vector<byte> a, Vector<byte> b) => Vector.Max(a, b) - Vector.Min(a, b);
}
