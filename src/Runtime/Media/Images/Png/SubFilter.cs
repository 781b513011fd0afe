using System.Numerics;

namespace Instrument.Media.Images.Png;

/// <summary>PNG filter 1: the byte to the left.</summary>
internal readonly struct SubFilter : IPngFilter
{
    /// <inheritdoc/>
    public static byte Number => 1;

    /// <inheritdoc/>
    public static byte Predict(byte left, byte above, byte aboveLeft) => left;

    /// <inheritdoc/>
    public static Vector<byte> Predict(Vector<byte> left, Vector<byte> above, Vector<byte> aboveLeft) => left;
}
