namespace Instrument;

/// <summary>The kind of file that pixels become.</summary>
public enum ImageFileType
{
    /// <summary>PNG: without loss, with alpha.</summary>
    Png,

    /// <summary>JPEG: a fraction of the size for photographs, with a small loss. Alpha is dropped.</summary>
    Jpeg,

    /// <summary>BMP: without loss and without compression. Alpha is kept in a fourth channel, which few programs show.</summary>
    Bmp,
}
