using System.Globalization;

namespace Instrument.Shipping.Documents;

/// <summary>Consecutive lines of one file in a request: the content of a JSON array, and the number of the first line.</summary>
internal sealed class FileStreamChunk : IDisposable
{
    private readonly ByteBuffer _content = new();
    private readonly byte[] _name;
    private int _mark;
    private long _first;

    /// <summary>Makes an empty chunk.</summary>
    /// <param name="name">The file's name; it needs no escapes.</param>
    public FileStreamChunk(ReadOnlySpan<byte> name) => _name = name.ToArray();

    /// <summary>How many lines there are.</summary>
    public int Lines { get; private set; }

    /// <summary>Bytes of the lines, as a request holds them.</summary>
    public int Length => _content.Length;

    /// <summary>Whether a line of this number can come next.</summary>
    public bool Continues(long number) => Lines == 0 || number == _first + Lines;

    /// <summary>Starts a line; what is written to the buffer is its text, escaped.</summary>
    public ByteBuffer Begin()
    {
        _mark = _content.Length;
        _content.Write(Lines == 0 ? "\""u8 : ",\""u8);
        return _content;
    }

    /// <summary>Ends the line.</summary>
    public void End(long number)
    {
        _content.Write((byte)'"');
        if (Lines == 0)
            _first = number;
        Lines++;
    }

    /// <summary>Takes the line back that was begun.</summary>
    public void Undo() => _content.CutTo(_mark);

    /// <summary>Adds the chunk to a request.</summary>
    public void WriteTo(ByteBuffer body)
    {
        body.Write((byte)'"');
        body.Write(_name);
        body.Write("\":{\"offset\":"u8);
        _first.TryFormat(body.Reserve(20), out int digits, default, CultureInfo.InvariantCulture);
        body.Advance(digits);
        body.Write(",\"content\":["u8);
        body.Write(_content.Span);
        body.Write("]}"u8);
    }

    /// <summary>Forgets the lines.</summary>
    public void Clear()
    {
        _content.Clear();
        Lines = 0;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => _content.Dispose();
}
