namespace Instrument.Media.Images;

/// <summary>What the dimensions of a tensor say of an image.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Format">What the channels mean.</param>
internal readonly record struct TensorShape(int Width, int Height, PixelFormat Format)
{
    /// <summary>Reads the dimensions.</summary>
    /// <exception cref="ArgumentException">They are not those of an image.</exception>
    public static TensorShape Of(ReadOnlySpan<nint> lengths, PixelLayout layout)
    {
        (nint height, nint width, nint channels) = (lengths.Length, layout) switch
        {
            (2, _) => (lengths[0], lengths[1], 1),
            (3, PixelLayout.HeightWidthChannels) => (lengths[0], lengths[1], lengths[2]),
            (3, PixelLayout.ChannelsHeightWidth) => (lengths[1], lengths[2], lengths[0]),
            _ => throw Wrong(lengths, layout),
        };
        PixelFormat format = channels switch
        {
            1 => PixelFormat.Grey,
            3 => PixelFormat.Rgb,
            4 => PixelFormat.Rgba,
            _ => throw Wrong(lengths, layout),
        };
        if (height is <= 0 or > int.MaxValue || width is <= 0 or > int.MaxValue)
            throw Wrong(lengths, layout);
        return new TensorShape((int)width, (int)height, format);
    }

    private static ArgumentException Wrong(ReadOnlySpan<nint> lengths, PixelLayout layout)
    {
        string shape = string.Join('×', lengths.ToArray());
        string order = layout == PixelLayout.ChannelsHeightWidth ? "channels × height × width" : "height × width × channels";
        return new ArgumentException($"A tensor of the shape {shape} is no image; it has to be height × width, or {order} with 1, 3 or 4 channels.");
    }
}
