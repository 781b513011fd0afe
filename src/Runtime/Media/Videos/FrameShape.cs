namespace Instrument.Media.Videos;

/// <summary>What the bytes of a video's frames mean.</summary>
/// <param name="Clips">How many clips there are.</param>
/// <param name="Frames">Frames of a clip.</param>
/// <param name="Channels">One for grey, three for red, green and blue.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Layout">The order of the bytes.</param>
internal readonly record struct FrameShape(int Clips, int Frames, int Channels, int Height, int Width, VideoLayout Layout)
{
    // Neither GIF nor a video encoder takes larger pictures.
    private const int MaxSide = ushort.MaxValue;

    // Three bytes each of them fit into an array.
    private const int MaxPixels = 1 << 29;

    /// <summary>Bytes of one frame of one clip.</summary>
    public int FrameBytes => Channels * Height * Width;

    /// <summary>Reads a shape and holds it against the bytes.</summary>
    /// <exception cref="ArgumentException">It is no shape of frames, or has another size than the bytes.</exception>
    public static FrameShape Parse(ReadOnlySpan<int> shape, VideoLayout layout, int bytes)
    {
        string text = string.Join('×', shape.ToArray());
        if (shape.Length is not (4 or 5))
            throw new ArgumentException($"The shape {text} has {shape.Length} dimensions; a video has 4, {Names(layout)}, or 5 with clips in front.", nameof(shape));
        long size = 1;
        foreach (int length in shape)
        {
            if (length < 1)
                throw new ArgumentException($"The shape {text} has a dimension without anything in it.", nameof(shape));
            // No array is as large, and the product stays a number.
            size = Math.Min(size * length, int.MaxValue);
        }
        if (size != bytes)
            throw new ArgumentException($"The shape {text} is one of {size} bytes, but there are {bytes}; give a byte a channel, from 0 to 255.", nameof(shape));
        int clips = shape.Length == 5 ? shape[0] : 1;
        ReadOnlySpan<int> clip = shape[^4..];
        FrameShape parsed = layout == VideoLayout.ChannelsFirst
            ? new FrameShape(clips, clip[0], clip[1], clip[2], clip[3], layout)
            : new FrameShape(clips, clip[0], clip[3], clip[1], clip[2], layout);
        if (parsed.Channels is not (1 or 3))
            throw new ArgumentException($"The shape {text} has {parsed.Channels} channels if it is {Names(layout)}; there is 1 (grey), or 3 (red, green, blue). Is the layout another one?", nameof(shape));
        FrameGrid grid = new([], parsed);
        if (grid.Width > MaxSide || grid.Height > MaxSide || (long)grid.Width * grid.Height > MaxPixels)
            throw new ArgumentException($"Pictures of {grid.Width}×{grid.Height} are too large; {MaxSide} pixels a side and {MaxPixels} in all are the most. Log fewer clips together, or smaller ones.", nameof(shape));
        return parsed;
    }

    private static string Names(VideoLayout layout) =>
        layout == VideoLayout.ChannelsFirst ? "frames×channels×height×width" : "frames×height×width×channels";
}
