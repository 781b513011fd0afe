namespace Instrument.Media.Videos.Gif;

/// <summary>Makes an animated GIF of frames.</summary>
internal static class GifFile
{
    /// <summary>Browsers show frames of less than two hundredths of a second for ten.</summary>
    public const double MaxFramesPerSecond = 50;

    // A frame lasts at most what 16 bits can tell.
    private const int MaxDelay = ushort.MaxValue;

    /// <summary>Makes the file.</summary>
    /// <param name="frames">The frames.</param>
    /// <param name="framesPerSecond">Above 0, up to <see cref="MaxFramesPerSecond"/>.</param>
    public static byte[] Create(scoped in FrameGrid frames, double framesPerSecond)
    {
        using MemoryStream file = new();
        GifWriter writer = new(file, frames.Width, frames.Height);
        byte[] picture = new byte[frames.Width * frames.Height * FrameGrid.PixelBytes];
        for (int i = 0; i < frames.Count; i++)
        {
            frames.CopyTo(i, picture);
            writer.Add(picture, Delay(i, framesPerSecond));
        }
        writer.End();
        return file.ToArray();
    }

    // Hundredths of a second are rounded so that frame by frame the clip keeps its time.
    private static int Delay(int frame, double framesPerSecond)
    {
        double end = Math.Round((frame + 1) * 100 / framesPerSecond);
        double start = Math.Round(frame * 100 / framesPerSecond);
        return (int)Math.Min(end - start, MaxDelay);
    }
}
