using System.Numerics;

namespace Instrument.Media.Images.Png;

/// <summary>
/// A filter of a PNG row (PNG specification §9): the row is stored as what its bytes differ by from a prediction, which is made from the
/// bytes to the left, above, and above to the left.
/// </summary>
internal interface IPngFilter
{
    /// <summary>The filter's number in the file.</summary>
    static abstract byte Number { get; }

    /// <summary>Predicts a byte.</summary>
    static abstract byte Predict(byte left, byte above, byte aboveLeft);

    /// <summary>Predicts many bytes.</summary>
    static abstract Vector<byte> Predict(Vector<byte> left, Vector<byte> above, Vector<byte> aboveLeft);
}
