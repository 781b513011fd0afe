namespace Instrument.Media.Images;

/// <summary>What is known of each pixel format.</summary>
internal static class PixelFormats
{
    /// <summary>How many channels a pixel has.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The format is none of the enumeration's.</exception>
    public static int Channels(this PixelFormat format) => format switch
    {
        PixelFormat.Grey => 1,
        PixelFormat.Rgb or PixelFormat.Bgr => 3,
        PixelFormat.Rgba or PixelFormat.Bgra => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "The pixel format is unknown."),
    };

    /// <summary>Whether blue comes before red, so that files need the two exchanged.</summary>
    public static bool IsBlueFirst(this PixelFormat format) => format is PixelFormat.Bgr or PixelFormat.Bgra;

    /// <summary>Refuses sizes that are none, and pixels that are not as many as the size says.</summary>
    /// <param name="count">How many values there are, one for each channel of each pixel.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="channels">Of each pixel.</param>
    /// <exception cref="ArgumentException">The size is none, or does not fit.</exception>
    public static void ThrowIfShapeWrong(int count, int width, int height, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        long expected = (long)width * height * channels;
        if (count != expected)
            throw new ArgumentException($"An image of {width}×{height} pixels with {channels} channels each has {expected} values, but {count} were given.");
    }
}
