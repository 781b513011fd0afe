using System.Buffers.Binary;

namespace Instrument.Media.Images.Jpeg;

/// <summary>
/// Writes baseline JPEG files in JFIF form, of brightness alone or of brightness and two colours of full resolution
/// (https://www.w3.org/Graphics/JPEG/itu-t81.pdf, https://www.w3.org/Graphics/JPEG/jfif3.pdf).
/// </summary>
internal static class JpegEncoder
{
    // The file states sizes in 16 bits.
    private const int MaxSide = 65535;
    private const int Side = 8;

    /// <summary>The file. Alpha is dropped.</summary>
    /// <exception cref="ArgumentException">The image is larger than files of this kind can state.</exception>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int width, int height, PixelFormat format, int quality)
    {
        if (width > MaxSide || height > MaxSide)
            throw new ArgumentException($"An image of {width}×{height} pixels is too large for a JPEG file, whose sides have at most {MaxSide} pixels; use another file type.");
        bool isGrey = format == PixelFormat.Grey;
        byte[][] steps = [Scale(JpegTables.Luminance, quality), Scale(JpegTables.Chrominance, quality)];
        using MemoryStream output = new();
        WriteHeaders(output, width, height, isGrey, steps);
        JpegBits bits = new(output);
        JpegBlock block = new();
        Span<int> previous = stackalloc int[3];
        for (int top = 0; top < height; top += Side)
        {
            for (int left = 0; left < width; left += Side)
            {
                for (int channel = 0; channel < (isGrey ? 1 : 3); channel++)
                {
                    Fill(block.Values, pixels, width, height, format, left, top, channel);
                    int table = channel == 0 ? 0 : 1;
                    block.Write(steps[table], ref previous[channel], JpegTables.Huffman[2 * table], JpegTables.Huffman[(2 * table) + 1], bits);
                }
            }
        }
        bits.Complete();
        output.Write([0xFF, 0xD9]);
        return output.ToArray();
    }

    // As the library of the Independent JPEG Group scales its tables, so that numbers mean the same as elsewhere.
    private static byte[] Scale(ReadOnlySpan<byte> table, int quality)
    {
        int percent = quality < 50 ? 5000 / quality : 200 - (2 * quality);
        byte[] scaled = new byte[table.Length];
        for (int i = 0; i < table.Length; i++)
            scaled[i] = (byte)Math.Clamp(((table[i] * percent) + 50) / 100, 1, 255);
        return scaled;
    }

    private static void WriteHeaders(MemoryStream output, int width, int height, bool isGrey, byte[][] steps)
    {
        output.Write([0xFF, 0xD8]);
        WriteSegment(output, 0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        for (int table = 0; table < (isGrey ? 1 : 2); table++)
        {
            byte[] segment = new byte[1 + steps[table].Length];
            segment[0] = (byte)table;
            for (int i = 0; i < steps[table].Length; i++)
                segment[i + 1] = steps[table][JpegTables.ZigZag[i]];
            WriteSegment(output, 0xDB, segment);
        }
        byte[] frame = [8, 0, 0, 0, 0, .. isGrey ? (byte[])[1, 1, 0x11, 0] : [3, 1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1]];
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(1), (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(3), (ushort)width);
        WriteSegment(output, 0xC0, frame);
        foreach (JpegHuffmanTable table in JpegTables.Huffman.AsSpan(0, isGrey ? 2 : 4))
            WriteSegment(output, 0xC4, table.Segment);
        WriteSegment(output, 0xDA, isGrey ? [1, 1, 0, 0, 63, 0] : [3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0]);
    }

    private static void WriteSegment(MemoryStream output, byte marker, ReadOnlySpan<byte> content)
    {
        int length = content.Length + 2;
        output.Write([0xFF, marker, (byte)(length >> 8), (byte)length]);
        output.Write(content);
    }

    // Beyond the image's edges its last pixels go on.
    private static void Fill(Span<float> values, ReadOnlySpan<byte> pixels, int width, int height, PixelFormat format, int left, int top, int channel)
    {
        int channels = format.Channels();
        for (int y = 0; y < Side; y++)
        {
            int row = Math.Min(top + y, height - 1) * width;
            for (int x = 0; x < Side; x++)
            {
                ReadOnlySpan<byte> pixel = pixels.Slice((row + Math.Min(left + x, width - 1)) * channels, channels);
                values[(y * Side) + x] = channels == 1 ? pixel[0] - 128 : Component(pixel, format.IsBlueFirst(), channel);
            }
        }
    }

    // The matrix of JFIF, around zero.
    private static float Component(ReadOnlySpan<byte> pixel, bool isBlueFirst, int channel)
    {
        (float red, float green, float blue) = isBlueFirst ? ((float)pixel[2], (float)pixel[1], (float)pixel[0]) : (pixel[0], pixel[1], pixel[2]);
        return channel switch
        {
            0 => (0.299f * red) + (0.587f * green) + (0.114f * blue) - 128,
            1 => (-0.168736f * red) - (0.331264f * green) + (0.5f * blue),
            _ => (0.5f * red) - (0.418688f * green) - (0.081312f * blue),
        };
    }
}
