namespace Instrument.Media.Videos;

/// <summary>The endings of video files.</summary>
internal static class VideoFormats
{
    /// <summary>All endings, with dots.</summary>
    public static readonly string[] Extensions = [".gif", ".mp4", ".webm", ".ogg"];

    /// <summary>The ending of a format, with its dot.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format.</exception>
    public static string Extension(VideoFormat format) => (int)format is >= 0 and < 4
        ? Extensions[(int)format]
        : throw new ArgumentOutOfRangeException(nameof(format), format, "W&B shows videos that are GIF, MP4, WebM or OGG.");
}
