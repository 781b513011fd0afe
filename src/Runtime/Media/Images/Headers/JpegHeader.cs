namespace Instrument.Media.Images.Headers;

/// <summary>Reads the frame header of a JPEG file, before which segments of any kind may stand (ITU-T T.81, B.2).</summary>
internal static class JpegHeader
{
    private const int FirstSegment = 2;

    /// <summary>Reads the size; <see langword="null"/> if the image begins without it.</summary>
    public static ImageHeader? Read(HeaderStream file)
    {
        file.Seek(FirstSegment);
        while (true)
        {
            int marker = ReadMarker(file);
            if (IsFrame(marker))
            {
                // The segment's length, and the bits of a sample.
                file.Skip(3);
                int height = file.ReadUInt16();
                return new ImageHeader("jpg", file.ReadUInt16(), height);
            }

            // The image's data, or its end.
            if (marker is 0xDA or 0xD9)
                return null;

            // These have no length.
            if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
                continue;
            int length = file.ReadUInt16();
            if (length < 2)
                return null;
            file.Skip(length - 2);
        }
    }

    // Any number of fill bytes may stand before a marker.
    private static int ReadMarker(HeaderStream file)
    {
        int value = file.ReadByte();
        while (value != 0xFF)
            value = file.ReadByte();
        while (value == 0xFF)
            value = file.ReadByte();
        return value;
    }

    // Of this range, three markers are tables and a reserve.
    private static bool IsFrame(int marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
