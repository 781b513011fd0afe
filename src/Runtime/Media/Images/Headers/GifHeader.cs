namespace Instrument.Media.Images.Headers;

/// <summary>Reads the logical screen of a GIF file (GIF89a §18).</summary>
internal static class GifHeader
{
    private const int SizePosition = 6;

    /// <summary>Reads the size.</summary>
    public static ImageHeader Read(HeaderStream file)
    {
        file.Seek(SizePosition);
        return new ImageHeader("gif", file.ReadUInt16(), file.ReadUInt16());
    }
}
