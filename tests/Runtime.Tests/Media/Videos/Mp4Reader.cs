using System.Buffers.Binary;
using System.Text;

namespace Instrument.Runtime.Tests.Media.Videos;

/// <summary>Reads size and length of the video in an MP4, box by box (ISO/IEC 14496-12).</summary>
internal sealed record Mp4Reader(int Width, int Height, double Seconds)
{
    public static Mp4Reader Read(byte[] file)
    {
        ReadOnlySpan<byte> movie = Box(file, "moov");
        ReadOnlySpan<byte> header = Box(movie, "mvhd");
        ReadOnlySpan<byte> track = Box(Box(movie, "trak"), "tkhd");
        Assert.Equal((0, 0), (header[0], track[0]));
        double scale = BinaryPrimitives.ReadUInt32BigEndian(header[12..]);
        // Sides are numbers of 16 bits before and after the point.
        return new Mp4Reader(
            BinaryPrimitives.ReadUInt16BigEndian(track[76..]), BinaryPrimitives.ReadUInt16BigEndian(track[80..]),
            BinaryPrimitives.ReadUInt32BigEndian(header[16..]) / scale);
    }

    private static ReadOnlySpan<byte> Box(ReadOnlySpan<byte> boxes, string name)
    {
        while (!boxes.IsEmpty)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(boxes);
            if (Encoding.ASCII.GetString(boxes[4..8]) == name)
                return boxes[8..length];
            boxes = boxes[length..];
        }
        throw new InvalidDataException($"There is no box '{name}'.");
    }
}
