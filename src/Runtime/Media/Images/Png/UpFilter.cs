using System.Numerics;

namespace Instrument.Media.Images.Png;

/// <summary>PNG filter 2: the byte above.</summary>
internal readonly struct UpFilter : IPngFilter
{
    /// <inheritdoc/>
    public static byte Number => 2;

    /// <inheritdoc/>
    public static byte Predict(byte left, byte above, byte aboveLeft) => above;

    /// <inheritdoc/>
    public static Vector<byte> Predict(Vector<byte> left, Vector<byte> above, Vector<byte> aboveLeft) => above;
}
