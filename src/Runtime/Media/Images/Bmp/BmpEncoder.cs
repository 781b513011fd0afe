using System.Buffers.Binary;

namespace Instrument.Media.Images.Bmp;

/// <summary>
/// Writes BMP files: 8 bits with a palette of greys, 24 bits, or 32 bits with alpha
/// (https://learn.microsoft.com/windows/win32/gdi/bitmap-storage).
/// </summary>
internal static class BmpEncoder
{
    private const int FileHeader = 14;
    private const int InfoHeader = 40;
    private const int PaletteBytes = 256 * 4;

    /// <summary>The file.</summary>
    /// <exception cref="ArgumentException">It would be larger than an array.</exception>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int width, int height, PixelFormat format)
    {
        int channels = format.Channels();
        // Rows end at a multiple of four bytes.
        long stride = (((long)width * channels) + 3) & ~3L;
        int start = FileHeader + InfoHeader + (channels == 1 ? PaletteBytes : 0);
        long size = start + (stride * height);
        if (size > Array.MaxLength)
            throw new ArgumentException($"An image of {width}×{height} pixels is too large for a BMP file in memory; use another file type.");
        byte[] file = new byte[size];
        WriteHeaders(file, start, width, height, channels);
        for (int row = 0; row < height; row++)
        {
            // The last row comes first.
            Span<byte> target = file.AsSpan(start + (int)(stride * (height - 1 - row)), width * channels);
            pixels.Slice(row * width * channels, width * channels).CopyTo(target);
            if (channels > 1 && !format.IsBlueFirst())
                ExchangeRedAndBlue(target, channels);
        }
        return file;
    }

    private static void WriteHeaders(Span<byte> file, int start, int width, int height, int channels)
    {
        "BM"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file[2..], file.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file[10..], start);
        Span<byte> info = file[FileHeader..];
        BinaryPrimitives.WriteInt32LittleEndian(info, InfoHeader);
        BinaryPrimitives.WriteInt32LittleEndian(info[4..], width);
        BinaryPrimitives.WriteInt32LittleEndian(info[8..], height);
        BinaryPrimitives.WriteInt16LittleEndian(info[12..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(info[14..], (short)(8 * channels));
        BinaryPrimitives.WriteInt32LittleEndian(info[20..], file.Length - start);
        if (channels > 1)
            return;
        Span<byte> palette = info[InfoHeader..];
        for (int grey = 0; grey < 256; grey++)
            palette.Slice(4 * grey, 3).Fill((byte)grey);
    }

    private static void ExchangeRedAndBlue(Span<byte> row, int channels)
    {
        for (int i = 0; i + 2 < row.Length; i += channels)
            (row[i], row[i + 2]) = (row[i + 2], row[i]);
    }
}
