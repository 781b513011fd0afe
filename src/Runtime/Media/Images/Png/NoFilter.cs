using System.Numerics;

namespace Instrument.Media.Images.Png;

/// <summary>PNG filter 0: the bytes themselves.</summary>
internal readonly struct NoFilter : IPngFilter
{
    /// <inheritdoc/>
    public static byte Number => 0;

    /// <inheritdoc/>
    public static byte Predict(byte left, byte above, byte aboveLeft) => 0;

    /// <inheritdoc/>
    public static Vector<byte> Predict(Vector<byte> left, Vector<byte> above, Vector<byte> aboveLeft) => Vector<byte>.Zero;
}
