namespace Instrument.Media.Images.Headers;

/// <summary>Reads the information header of a BMP file, of which several lengths are in use; the oldest has sizes of 16 bits.</summary>
internal static class BmpHeader
{
    private const int InformationPosition = 14;
    private const int OldestLength = 12;

    /// <summary>Reads the size.</summary>
    public static ImageHeader Read(HeaderStream file)
    {
        file.Seek(InformationPosition);
        if (file.ReadInt32() == OldestLength)
            return new ImageHeader("bmp", file.ReadUInt16(), file.ReadUInt16());
        int width = file.ReadInt32();

        // A negative height says that the rows lie from top to bottom.
        int height = file.ReadInt32();
        return new ImageHeader("bmp", width, height == int.MinValue ? 0 : Math.Abs(height));
    }
}
