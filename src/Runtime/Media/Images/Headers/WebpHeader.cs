namespace Instrument.Media.Images.Headers;

/// <summary>Reads the first chunk of a WebP file: a lossy image, a lossless one, or the canvas of an extended file (RFC 9649).</summary>
internal static class WebpHeader
{
    private const int ChunkPosition = 12;
    private const int DataPosition = 20;

    private const int Lossy = 'V' | ('P' << 8) | ('8' << 16) | (' ' << 24);
    private const int Lossless = 'V' | ('P' << 8) | ('8' << 16) | ('L' << 24);
    private const int Extended = 'V' | ('P' << 8) | ('8' << 16) | ('X' << 24);

    // Sizes of images have 14 bits.
    private const int SizeMask = 0x3FFF;

    /// <summary>Reads the size; <see langword="null"/> for a chunk of another kind.</summary>
    public static ImageHeader? Read(HeaderStream file)
    {
        file.Seek(ChunkPosition);
        int chunk = file.ReadInt32();
        file.Seek(DataPosition);
        switch (chunk)
        {
            case Lossy:
                // The frame's tag and start code.
                file.Skip(6);
                return new ImageHeader("webp", file.ReadUInt16() & SizeMask, file.ReadUInt16() & SizeMask);
            case Lossless:
                // The signature.
                file.Skip(1);
                int sizes = file.ReadInt32();
                return new ImageHeader("webp", (sizes & SizeMask) + 1, ((sizes >> 14) & SizeMask) + 1);
            case Extended:
                // Flags.
                file.Skip(4);
                return new ImageHeader("webp", ReadUInt24(file) + 1, ReadUInt24(file) + 1);
            default:
                return null;
        }
    }

    private static int ReadUInt24(HeaderStream file) => file.ReadUInt16() | (file.ReadByte() << 16);
}
