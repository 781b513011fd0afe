using System.Buffers.Binary;
using System.Text;

namespace Instrument.Tables;

/// <summary>Writes the cells of one row in binary form. The memory is used again for the next row.</summary>
internal sealed class CellBuffer
{
    private const int InitialBytes = 512;

    // A single large row must not hold its memory until the table ends.
    private const int KeptBytes = 1 << 20;

    private byte[] _bytes = new byte[InitialBytes];
    private int _length;

    /// <summary>The row so far.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>Where the next byte goes.</summary>
    public int Position => _length;

    /// <summary>Forgets the row.</summary>
    public void Clear()
    {
        _length = 0;
        if (_bytes.Length > KeptBytes)
            _bytes = new byte[InitialBytes];
    }

    /// <summary>Writes a kind alone.</summary>
    public void Kind(CellKind kind)
    {
        Room(1)[0] = (byte)kind;
        _length++;
    }

    /// <summary>Writes a kind and 8 bytes.</summary>
    public void Word(CellKind kind, ulong value)
    {
        Span<byte> room = Room(9);
        room[0] = (byte)kind;
        BinaryPrimitives.WriteUInt64LittleEndian(room[1..], value);
        _length += 9;
    }

    /// <summary>Writes a kind and 4 bytes.</summary>
    public void Half(CellKind kind, uint value)
    {
        Kind(kind);
        Count((int)value);
    }

    /// <summary>Writes a kind, a length and text.</summary>
    public void Text(CellKind kind, ReadOnlySpan<char> text)
    {
        Kind(kind);
        Text(text);
    }

    /// <summary>Writes a length and text.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        Span<byte> room = Room(sizeof(int) + Encoding.UTF8.GetMaxByteCount(text.Length));
        int length = Encoding.UTF8.GetBytes(text, room[sizeof(int)..]);
        BinaryPrimitives.WriteInt32LittleEndian(room, length);
        _length += sizeof(int) + length;
    }

    /// <summary>Writes a point in time.</summary>
    public void Timestamp(TimestampForm form, DateTime shown, short offsetMinutes)
    {
        Word(CellKind.Timestamp, (ulong)shown.Ticks);
        Span<byte> room = Room(3);
        BinaryPrimitives.WriteInt16LittleEndian(room, offsetMinutes);
        room[2] = (byte)form;
        _length += 3;
    }

    /// <summary>Writes a number of 4 bytes.</summary>
    public void Count(int count)
    {
        BinaryPrimitives.WriteInt32LittleEndian(Room(sizeof(int)), count);
        _length += sizeof(int);
    }

    /// <summary>Replaces a number of 4 bytes.</summary>
    public void SetCount(int position, int count) => BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(position), count);

    /// <summary>Writes cells that are in this form already.</summary>
    public void Cells(ReadOnlySpan<byte> cells)
    {
        cells.CopyTo(Room(cells.Length));
        _length += cells.Length;
    }

    private Span<byte> Room(int bytes)
    {
        if (_bytes.Length - _length < bytes)
            Array.Resize(ref _bytes, Math.Max(_length + bytes, _bytes.Length * 2));
        return _bytes.AsSpan(_length);
    }
}
