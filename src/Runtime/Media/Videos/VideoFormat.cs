namespace Instrument;

/// <summary>The formats of videos that W&amp;B shows.</summary>
public enum VideoFormat
{
    /// <summary>An animated GIF: up to 256 colours a frame, no sound, at most 50 frames a second.</summary>
    Gif = 0,

    /// <summary>MP4, with H.264 when frames are encoded.</summary>
    Mp4 = 1,

    /// <summary>WebM, with VP9 when frames are encoded.</summary>
    WebM = 2,

    /// <summary>OGG, with Theora when frames are encoded.</summary>
    Ogg = 3,
}
