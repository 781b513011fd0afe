using System.Numerics;

namespace Instrument.Media.Images.Png;

/// <summary>PNG filter 3: half of the sum of the bytes to the left and above.</summary>
internal readonly struct AverageFilter : IPngFilter
{
    /// <inheritdoc/>
    public static byte Number => 3;

    /// <inheritdoc/>
    public static byte Predict(byte left, byte above, byte aboveLeft) => (byte)((left + above) >> 1);

    /// <inheritdoc/>
    public static Vector<byte> Predict(Vector<byte> left, Vector<byte> above, Vector<byte> aboveLeft)
    {
        // The sum has nine bits: what both have in common counts whole, what only one has counts half.
        Vector<ushort> different = Vector.AsVectorUInt16(left ^ above);
        Vector<byte> half = Vector.AsVectorByte(Vector.ShiftRightLogical(different, 1)) & new Vector<byte>(0x7F);
        return (left & above) + half;
    }
}
