using System.Buffers.Binary;

namespace Instrument.Media.Images.Headers;

/// <summary>Reads numbers from an image file, in the byte order of its format. One thread.</summary>
/// <param name="file">Can seek.</param>
/// <param name="isLittleEndian">Whether the lowest byte of a number comes first.</param>
internal readonly struct HeaderStream(Stream file, bool isLittleEndian)
{
    /// <summary>Goes to a place, counted from the start of the file.</summary>
    public void Seek(long position) => file.Position = position;

    /// <summary>Passes some bytes.</summary>
    public void Skip(int count) => file.Position += count;

    /// <summary>Reads a byte.</summary>
    /// <exception cref="EndOfStreamException">The file ends.</exception>
    public int ReadByte() => file.ReadByte() is var value and >= 0 ? value : throw new EndOfStreamException();

    /// <summary>Reads a number of 16 bits without a sign.</summary>
    /// <exception cref="EndOfStreamException">The file ends.</exception>
    public int ReadUInt16()
    {
        Span<byte> bytes = stackalloc byte[2];
        file.ReadExactly(bytes);
        return isLittleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
    }

    /// <summary>Reads a number of 32 bits with a sign.</summary>
    /// <exception cref="EndOfStreamException">The file ends.</exception>
    public int ReadInt32()
    {
        Span<byte> bytes = stackalloc byte[4];
        file.ReadExactly(bytes);
        return isLittleEndian ? BinaryPrimitives.ReadInt32LittleEndian(bytes) : BinaryPrimitives.ReadInt32BigEndian(bytes);
    }
}
