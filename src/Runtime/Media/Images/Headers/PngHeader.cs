namespace Instrument.Media.Images.Headers;

/// <summary>Reads the IHDR chunk of a PNG file, which is always the first (PNG specification §11.2.1).</summary>
internal static class PngHeader
{
    private const int SizePosition = 16;

    /// <summary>Reads the size.</summary>
    public static ImageHeader Read(HeaderStream file)
    {
        file.Seek(SizePosition);
        return new ImageHeader("png", file.ReadInt32(), file.ReadInt32());
    }
}
