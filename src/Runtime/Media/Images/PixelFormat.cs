namespace Instrument;

/// <summary>What the bytes of a pixel mean, in their order. Each channel is one byte, and alpha is not multiplied into the others.</summary>
public enum PixelFormat
{
    /// <summary>One channel: 0 is black, 255 is white.</summary>
    Grey,

    /// <summary>Red, green, blue.</summary>
    Rgb,

    /// <summary>Red, green, blue, alpha: 0 is transparent.</summary>
    Rgba,

    /// <summary>Blue, green, red, as many libraries for computer vision have it.</summary>
    Bgr,

    /// <summary>Blue, green, red, alpha: 0 is transparent.</summary>
    Bgra,
}
