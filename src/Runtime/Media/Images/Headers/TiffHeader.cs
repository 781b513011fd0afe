namespace Instrument.Media.Images.Headers;

/// <summary>Reads the first directory of a TIFF file (TIFF 6.0, section 2).</summary>
internal static class TiffHeader
{
    private const int DirectoryPointer = 4;
    private const int WidthTag = 256;
    private const int HeightTag = 257;
    private const int ShortType = 3;

    /// <summary>Reads the size of the first image; 0 where it has none.</summary>
    public static ImageHeader Read(HeaderStream file)
    {
        file.Seek(DirectoryPointer);
        file.Seek((uint)file.ReadInt32());
        int width = 0;
        int height = 0;
        for (int entries = file.ReadUInt16(); entries > 0; entries--)
        {
            int tag = file.ReadUInt16();
            int type = file.ReadUInt16();

            // The number of values, which is one for these tags.
            file.Skip(4);
            int value = type == ShortType ? ReadShort(file) : file.ReadInt32();
            if (tag == WidthTag)
                width = value;
            else if (tag == HeightTag)
                height = value;
        }
        return new ImageHeader("tiff", width, height);
    }

    // A short value lies in the first half of its field.
    private static int ReadShort(HeaderStream file)
    {
        int value = file.ReadUInt16();
        file.Skip(2);
        return value;
    }
}
