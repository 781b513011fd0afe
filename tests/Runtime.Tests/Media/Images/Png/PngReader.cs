using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Instrument.Runtime.Tests.Media.Images.Png;

/// <summary>
/// Decodes PNG files of 8 bits a channel without interlacing, byte by byte as the specification says it, and refuses whatever breaks its
/// rules. It shares nothing with the encoder.
/// </summary>
internal sealed record PngReader(int Width, int Height, int Channels, byte[] Pixels, IReadOnlyList<int> Filters)
{
    public static PngReader Read(ReadOnlySpan<byte> file)
    {
        Assert.Equal("89504E470D0A1A0A", Convert.ToHexString(file[..8]));
        List<(string Name, byte[] Data)> chunks = Chunks(file[8..]);
        Assert.Equal("IHDR", chunks[0].Name);
        Assert.Equal(("IEND", 0), (chunks[^1].Name, chunks[^1].Data.Length));
        byte[] header = chunks[0].Data;
        Assert.Equal((13, 8, 0, 0, 0), (header.Length, header[8], header[10], header[11], header[12]));
        int width = BinaryPrimitives.ReadInt32BigEndian(header);
        int height = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4));
        int channels = header[9] switch
        {
            0 => 1,
            2 => 3,
            6 => 4,
            _ => throw new InvalidDataException($"color type {header[9]}"),
        };
        byte[] data = Inflate([.. chunks.Where(chunk => chunk.Name == "IDAT").SelectMany(chunk => chunk.Data)]);
        Assert.Equal(height * (1 + (width * channels)), data.Length);
        return Unfilter(data, width, height, channels);
    }

    private static List<(string Name, byte[] Data)> Chunks(ReadOnlySpan<byte> bytes)
    {
        List<(string, byte[])> chunks = [];
        while (!bytes.IsEmpty)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(bytes);
            Assert.Equal(BinaryPrimitives.ReadUInt32BigEndian(bytes[(8 + length)..]), Checksum(bytes.Slice(4, 4 + length)));
            chunks.Add((Encoding.ASCII.GetString(bytes.Slice(4, 4)), bytes.Slice(8, length).ToArray()));
            bytes = bytes[(12 + length)..];
        }
        return chunks;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint state = uint.MaxValue;
        foreach (byte value in bytes)
        {
            state ^= value;
            for (int bit = 0; bit < 8; bit++)
                state = (state & 1) != 0 ? (state >> 1) ^ 0xEDB88320 : state >> 1;
        }
        return ~state;
    }

    private static byte[] Inflate(byte[] data)
    {
        using ZLibStream stream = new(new MemoryStream(data), CompressionMode.Decompress);
        using MemoryStream inflated = new();
        stream.CopyTo(inflated);
        return inflated.ToArray();
    }

    private static PngReader Unfilter(byte[] data, int width, int height, int channels)
    {
        int rowBytes = width * channels;
        byte[] pixels = new byte[height * rowBytes];
        List<int> filters = [];
        for (int y = 0; y < height; y++)
        {
            int filter = data[y * (1 + rowBytes)];
            filters.Add(filter);
            for (int i = 0; i < rowBytes; i++)
            {
                int left = i < channels ? 0 : pixels[(y * rowBytes) + i - channels];
                int above = y == 0 ? 0 : pixels[((y - 1) * rowBytes) + i];
                int aboveLeft = y == 0 || i < channels ? 0 : pixels[((y - 1) * rowBytes) + i - channels];
                int predicted = filter switch
                {
                    0 => 0,
                    1 => left,
                    2 => above,
                    3 => (left + above) / 2,
                    4 => Paeth(left, above, aboveLeft),
                    _ => throw new InvalidDataException($"filter {filter}"),
                };
                pixels[(y * rowBytes) + i] = (byte)(data[(y * (1 + rowBytes)) + 1 + i] + predicted);
            }
        }
        return new PngReader(width, height, channels, pixels, filters);
    }

    private static int Paeth(int a, int b, int c)
    {
        int p = a + b - c;
        int pa = Math.Abs(p - a);
        int pb = Math.Abs(p - b);
        int pc = Math.Abs(p - c);
        return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
    }
}
