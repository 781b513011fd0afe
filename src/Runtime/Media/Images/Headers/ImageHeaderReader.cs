namespace Instrument.Media.Images.Headers;

/// <summary>Finds out what kind of image a file holds and how large it is, from its first bytes and without decoding it.</summary>
internal static class ImageHeaderReader
{
    // Enough for the magic bytes of every format.
    private const int MagicBytes = 12;

    /// <summary>Reads the header of an image file.</summary>
    /// <param name="content">The file.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="ArgumentException">The file is no image of a known format, or is cut off.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ImageHeader Read(MediaContent content, string name)
    {
        using Stream file = content.Open();
        try
        {
            Span<byte> magic = stackalloc byte[MagicBytes];
            int count = file.ReadAtLeast(magic, MagicBytes, throwOnEndOfStream: false);
            if (Read(file, magic[..count]) is { Width: > 0, Height: > 0 } header)
                return header;
        }
        catch (EndOfStreamException)
        {
            throw new ArgumentException($"{name} is an image that is cut off before it says how large it is.", nameof(content));
        }
        throw new ArgumentException($"{name} is no image that can be logged: it is none of PNG, JPEG, GIF, BMP, WebP and TIFF.", nameof(content));
    }

    private static ImageHeader? Read(Stream file, ReadOnlySpan<byte> magic)
    {
        if (magic.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
            return PngHeader.Read(new HeaderStream(file, isLittleEndian: false));
        if (magic.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return JpegHeader.Read(new HeaderStream(file, isLittleEndian: false));
        if (magic.StartsWith("GIF8"u8))
            return GifHeader.Read(new HeaderStream(file, isLittleEndian: true));
        if (magic.StartsWith("BM"u8))
            return BmpHeader.Read(new HeaderStream(file, isLittleEndian: true));
        if (magic.Length == MagicBytes && magic.StartsWith("RIFF"u8) && magic[8..].StartsWith("WEBP"u8))
            return WebpHeader.Read(new HeaderStream(file, isLittleEndian: true));
        if (magic.StartsWith("II*\0"u8))
            return TiffHeader.Read(new HeaderStream(file, isLittleEndian: true));
        if (magic.StartsWith("MM\0*"u8))
            return TiffHeader.Read(new HeaderStream(file, isLittleEndian: false));
        return null;
    }
}
