using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Instrument.Generated;

namespace Instrument.Rows;

/// <summary>Reads the values of a row in order. The inverse of <see cref="RowWriter"/> and <see cref="DynamicRow"/>.</summary>
internal ref struct RowPayloadReader(ReadOnlySpan<byte> payload)
{
    private readonly ReadOnlySpan<byte> _payload = payload;
    private int _position;

    /// <summary>Whether bytes are left.</summary>
    public readonly bool HasMore => _position < _payload.Length;

    /// <summary>Passes over the presence bits of a row with a schema.</summary>
    public void SkipPresence(MetricSchema schema) => _position = schema.PresenceBytes;

    /// <summary>Whether the optional field of this index, counted among the optional ones, has a value.</summary>
    public readonly bool IsPresent(int optionalIndex) => (_payload[optionalIndex >> 3] & (1 << (optionalIndex & 7))) != 0;

    /// <summary>Reads a value of a known form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowValue Read(MetricKind kind)
    {
        if (kind <= MetricKind.Boolean)
        {
            RowValue value = new(kind, Word(_position), 0, default);
            _position += sizeof(ulong);
            return value;
        }
        return ReadWide(kind);
    }

    /// <summary>Reads a dynamic row's entry: its path (segments parted by a zero byte) and its value.</summary>
    public RowValue ReadEntry(out ReadOnlySpan<byte> path)
    {
        MetricKind kind = (MetricKind)Word(_position);
        _position += sizeof(ulong);
        path = ReadText();
        return Read(kind);
    }

    private RowValue ReadWide(MetricKind kind)
    {
        if (kind is MetricKind.String or MetricKind.Json)
            return new RowValue(kind, 0, 0, ReadText());
        ulong low = Word(_position);
        ulong high = Word(_position + sizeof(ulong));
        _position += 2 * sizeof(ulong);
        return new RowValue(kind, low, high, kind == MetricKind.Histogram ? ReadText() : default);
    }

    private ReadOnlySpan<byte> ReadText()
    {
        int length = BinaryPrimitives.ReadInt32LittleEndian(_payload[_position..]);
        ReadOnlySpan<byte> text = _payload.Slice(_position + sizeof(int), length);
        _position = (_position + sizeof(int) + length + 7) & ~7;
        return text;
    }

    private readonly ulong Word(int position) => MemoryMarshal.Read<ulong>(_payload[position..]);
}
