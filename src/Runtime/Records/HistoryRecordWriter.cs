using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using Instrument.Generated;
using Instrument.Rows;

namespace Instrument.Records;

/// <summary>
/// Builds the protobuf bytes of one <c>Record</c> with a history row, without allocating. Field numbers: docs/wire/records.md §2.1, §2.9.
/// </summary>
internal sealed class HistoryRecordWriter
{
    private const byte RecordNum = 0x08;
    private const byte RecordHistory = 0x12;

    // Tag of Record.joined_rows, field 1000, in two bytes.
    private const byte JoinedRowsFirst = 0xC0;
    private const byte JoinedRowsSecond = 0x3E;
    private const byte HistoryItem = 0x0A;
    private const byte HistoryStep = 0x12;
    private const byte ItemNestedKey = 0x12;
    private const byte StepNum = 0x08;

    // Tag of HistoryItem.value_json, field 16, in two bytes.
    private const byte ValueJsonFirst = 0x82;
    private const byte ValueJsonSecond = 0x01;

    // The record's own fields are put before the items when their length is known.
    private const int Prefix = 48;

    private const int InitialCapacity = 4096;

    // A single large row must not hold its memory until the end of the run.
    private const int KeptCapacity = 1 << 20;

    private ArrayBufferWriter<byte> _text = new();
    private byte[] _buffer = new byte[InitialCapacity];
    private int _position = Prefix;

    /// <summary>The encoded path of a key: what <see cref="WriteItem"/> wants to have ready.</summary>
    public static byte[] EncodePath(ReadOnlySpan<string> segments)
    {
        using MemoryStream stream = new();
        Span<byte> varint = stackalloc byte[Varint.MaxBytes];
        foreach (string segment in segments)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(segment);
            stream.WriteByte(ItemNestedKey);
            stream.Write(varint[..Varint.Write((ulong)utf8.Length, varint)]);
            stream.Write(utf8);
        }
        return stream.ToArray();
    }

    /// <summary>Starts a row.</summary>
    public void Begin()
    {
        _position = Prefix;
        if (_buffer.Length > KeptCapacity)
            _buffer = new byte[InitialCapacity];
        if (_text.Capacity > KeptCapacity)
            _text = new ArrayBufferWriter<byte>();
    }

    /// <summary>Adds a value.</summary>
    /// <param name="path">The key, from <see cref="EncodePath"/>.</param>
    /// <param name="value">The value.</param>
    [SkipLocalsInit]
    public void WriteItem(ReadOnlySpan<byte> path, in RowValue value)
    {
        if (value.Kind == MetricKind.Json)
        {
            WriteJson(path, value.Text);
        }
        else if (value.Kind == MetricKind.String)
        {
            _text.ResetWrittenCount();
            JsonValue.WriteText(value.Text, _text);
            WriteJson(path, _text.WrittenSpan);
        }
        else
        {
            Span<byte> number = stackalloc byte[JsonValue.MaxNumberBytes];
            WriteJson(path, number[..JsonValue.WriteScalar(value, number)]);
        }
    }

    /// <summary>Ends the row and returns the record; the bytes are valid until the next <see cref="Begin"/>.</summary>
    /// <param name="num">The record's number.</param>
    /// <param name="step">The row's step.</param>
    /// <param name="calls">How many calls of <c>Log</c> made the row.</param>
    public ReadOnlySpan<byte> End(long num, long step, int calls = 1)
    {
        Reserve(2 + 1 + Varint.MaxBytes);
        _buffer[_position++] = HistoryStep;
        int lengthAt = _position++;
        if (step != 0)
        {
            _buffer[_position++] = StepNum;
            _position += Varint.Write((ulong)step, _buffer.AsSpan(_position));
        }
        _buffer[lengthAt] = (byte)(_position - lengthAt - 1);

        Span<byte> head = stackalloc byte[Prefix];
        int length = 0;
        head[length++] = RecordNum;
        length += Varint.Write((ulong)num, head[length..]);
        if (calls != 1)
        {
            head[length++] = JoinedRowsFirst;
            head[length++] = JoinedRowsSecond;
            length += Varint.Write((ulong)calls, head[length..]);
        }
        head[length++] = RecordHistory;
        length += Varint.Write((ulong)(_position - Prefix), head[length..]);
        int start = Prefix - length;
        head[..length].CopyTo(_buffer.AsSpan(start));
        return _buffer.AsSpan(start.._position);
    }

    private void WriteJson(ReadOnlySpan<byte> path, ReadOnlySpan<byte> json)
    {
        int length = path.Length + 2 + Varint.Size((ulong)json.Length) + json.Length;
        Reserve(1 + Varint.MaxBytes + length);
        Span<byte> rest = _buffer.AsSpan(_position);
        rest[0] = HistoryItem;
        int at = 1 + Varint.Write((ulong)length, rest[1..]);
        path.CopyTo(rest[at..]);
        at += path.Length;
        rest[at++] = ValueJsonFirst;
        rest[at++] = ValueJsonSecond;
        at += Varint.Write((ulong)json.Length, rest[at..]);
        json.CopyTo(rest[at..]);
        _position += at + json.Length;
    }

    private void Reserve(int bytes)
    {
        if (_buffer.Length - _position < bytes)
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _position + bytes));
    }
}
