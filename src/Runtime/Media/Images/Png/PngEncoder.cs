using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using Instrument.TransactionLog;

namespace Instrument.Media.Images.Png;

/// <summary>
/// Encodes pixels as a PNG file of 8 bits a channel (PNG specification, third edition): one IDAT chunk, filters chosen row by row. The same
/// pixels give the same file. Any thread.
/// </summary>
internal static class PngEncoder
{
    /// <summary>zlib's level of compression.</summary>
    public const int Level = 3;

    private const int GreyColor = 0;
    private const int RgbColor = 2;
    private const int RgbaColor = 6;

    // What the compressor is given at a time; a call for each row would cost as much as the filters.
    private const int BlockBytes = 32 * 1024;

    // Of a chunk: its length and name before its data, its checksum behind.
    private const int ChunkHead = 8;

    // Filtered rows leave the compressor little to search for: higher levels take two to three times as long and save two percent.
    private static readonly ZLibCompressionOptions Options = new() { CompressionLevel = Level };

    /// <summary>Encodes pixels that lie row by row, without gaps.</summary>
    /// <param name="pixels">As many as the size says.</param>
    /// <param name="width">In pixels, positive.</param>
    /// <param name="height">In pixels, positive.</param>
    /// <param name="format">The order of the channels.</param>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int width, int height, PixelFormat format)
    {
        using PooledBuffer file = new();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        WriteHeader(file, width, height, format);
        WritePixels(file, pixels, height, format);
        WriteChunk(file, "IEND"u8, []);
        return file.Written.ToArray();
    }

    private static void WriteHeader(PooledBuffer file, int width, int height, PixelFormat format)
    {
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9] = format.Channels() switch
        {
            1 => GreyColor,
            3 => RgbColor,
            _ => RgbaColor,
        };
        header[10..].Clear();
        WriteChunk(file, "IHDR"u8, header);
    }

    private static void WritePixels(PooledBuffer file, ReadOnlySpan<byte> pixels, int height, PixelFormat format)
    {
        int start = file.WrittenCount;
        file.Write([0, 0, 0, 0]);
        file.Write("IDAT"u8);
        using (ZLibStream compressor = new(file, Options, leaveOpen: true))
            Compress(compressor, pixels, height, format);
        Span<byte> chunk = file.Written[start..];
        BinaryPrimitives.WriteInt32BigEndian(chunk, chunk.Length - ChunkHead);
        WriteChecksum(file, chunk[4..]);
    }

    private static void Compress(ZLibStream compressor, ReadOnlySpan<byte> pixels, int height, PixelFormat format)
    {
        int rowBytes = pixels.Length / height;
        int paddedBytes = PngRow.Margin + rowBytes;
        int rowsPerBlock = Math.Max(1, BlockBytes / (1 + rowBytes));
        byte[] rows = ArrayPool<byte>.Shared.Rent(2 * paddedBytes);
        byte[] block = ArrayPool<byte>.Shared.Rent(rowsPerBlock * (1 + rowBytes));
        try
        {
            Span<byte> above = rows.AsSpan(0, paddedBytes);
            Span<byte> row = rows.AsSpan(paddedBytes, paddedBytes);
            above.Clear();
            row[..PngRow.Margin].Clear();
            int filled = 0;
            for (int y = 0; y < height; y++)
            {
                Load(pixels.Slice(y * rowBytes, rowBytes), format, row[PngRow.Margin..]);
                new PngRow(row, above, format.Channels()).Write(block.AsSpan(filled, 1 + rowBytes));
                filled += 1 + rowBytes;
                if (y == height - 1 || filled >= rowsPerBlock * (1 + rowBytes))
                {
                    compressor.Write(block, 0, filled);
                    filled = 0;
                }
                Span<byte> next = above;
                above = row;
                row = next;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rows);
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    private static void Load(ReadOnlySpan<byte> source, PixelFormat format, Span<byte> row)
    {
        source.CopyTo(row);
        if (!format.IsBlueFirst())
            return;
        int channels = format.Channels();
        for (int i = 0; i <= row.Length - channels; i += channels)
            (row[i], row[i + 2]) = (row[i + 2], row[i]);
    }

    private static void WriteChunk(PooledBuffer file, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        file.Write(length);
        int start = file.WrittenCount;
        file.Write(name);
        file.Write(data);
        WriteChecksum(file, file.Written[start..]);
    }

    private static void WriteChecksum(PooledBuffer file, ReadOnlySpan<byte> nameAndData)
    {
        Span<byte> checksum = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(checksum, Crc32.Append(0, nameAndData));
        file.Write(checksum);
    }
}
