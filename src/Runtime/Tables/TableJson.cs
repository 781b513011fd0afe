using System.Buffers;
using System.Globalization;
using System.Text;

namespace Instrument.Tables;

/// <summary>
/// Writes the JSON of a table's files, byte for byte as the official client does, into a stream. It keeps a buffer of fixed size: a table of
/// any length takes no more memory. Nothing is checked: whoever writes keeps to JSON.
/// </summary>
internal sealed class TableJson : IDisposable
{
    private const int BufferBytes = 64 * 1024;

    // Longer than any number and any escaped character.
    private const int Reserve = 64;

    private static readonly SearchValues<byte> RunEscapes = SearchValues.Create([.. Enumerable.Range(0, 32).Select(value => (byte)value), (byte)'"', (byte)'\\']);
    private static readonly SearchValues<byte> ArtifactPlain = SearchValues.Create([.. Enumerable.Range(32, 95).Where(value => value is not ('"' or '\\')).Select(value => (byte)value)]);

    private readonly Stream _output;
    private readonly TableDialect _dialect;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
    private int _length;
    private bool _isFirst = true;

    /// <summary>Writes into a stream, which stays open.</summary>
    public TableJson(Stream output, TableDialect dialect)
    {
        _output = output;
        _dialect = dialect;
    }

    /// <summary>The way it is written.</summary>
    public TableDialect Dialect => _dialect;

    /// <summary>Starts an object.</summary>
    public void StartObject() => Start((byte)'{');

    /// <summary>Ends an object.</summary>
    public void EndObject() => End((byte)'}');

    /// <summary>Starts an array.</summary>
    public void StartArray() => Start((byte)'[');

    /// <summary>Ends an array.</summary>
    public void EndArray() => End((byte)']');

    /// <summary>Comes before each element of an array.</summary>
    public TableJson Element()
    {
        Separate();
        return this;
    }

    /// <summary>Writes the key of a member.</summary>
    public void Key(string key)
    {
        Separate();
        Text(key);
        Raw(_dialect == TableDialect.Artifact ? ": "u8 : ":"u8);
    }

    /// <summary>Writes the key of a member, which is UTF-8.</summary>
    public void Key(ReadOnlySpan<byte> key)
    {
        Separate();
        Text(key);
        Raw(_dialect == TableDialect.Artifact ? ": "u8 : ":"u8);
    }

    /// <summary>Writes a type that its name says all of.</summary>
    public void WriteType(string name)
    {
        StartObject();
        Key("wb_type");
        Text(name);
        EndObject();
    }

    /// <summary>Writes no value.</summary>
    public void Null() => Raw("null"u8);

    /// <summary>Writes a flag.</summary>
    public void Boolean(bool value) => Raw(value ? "true"u8 : "false"u8);

    /// <summary>Writes a whole number.</summary>
    public void Integer<T>(T value) where T : IUtf8SpanFormattable
    {
        Span<byte> room = Room();
        value.TryFormat(room, out int length, default, CultureInfo.InvariantCulture);
        Advance(length);
    }

    /// <summary>Writes a number; a whole one gets a fraction, as in Python.</summary>
    public void Number(double value)
    {
        if (!double.IsFinite(value))
            Raw(double.IsNaN(value) ? (_dialect == TableDialect.Artifact ? "null"u8 : "NaN"u8) : value > 0 ? "Infinity"u8 : "-Infinity"u8);
        else
            Advance(TableNumber.Write(value, _dialect, Room()));
    }

    /// <summary>Writes text.</summary>
    public void Text(string text)
    {
        byte[] utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        Text(utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, utf8)));
        ArrayPool<byte>.Shared.Return(utf8);
    }

    /// <summary>Writes text that is UTF-8.</summary>
    public void Text(ReadOnlySpan<byte> utf8)
    {
        Raw("\""u8);
        while (!utf8.IsEmpty)
        {
            int plain = _dialect == TableDialect.Run ? utf8.IndexOfAny(RunEscapes) : utf8.IndexOfAnyExcept(ArtifactPlain);
            Raw(plain < 0 ? utf8 : utf8[..plain]);
            if (plain < 0)
                break;
            Rune.DecodeFromUtf8(utf8[plain..], out Rune rune, out int consumed);
            Escape(rune);
            utf8 = utf8[(plain + consumed)..];
        }
        Raw("\""u8);
    }

    /// <summary>Writes what is JSON already.</summary>
    public void Raw(ReadOnlySpan<byte> json)
    {
        if (json.Length > _buffer.Length - _length)
        {
            Flush();
            if (json.Length > _buffer.Length)
            {
                _output.Write(json);
                return;
            }
        }
        json.CopyTo(_buffer.AsSpan(_length));
        _length += json.Length;
    }

    /// <summary>Hands everything to the stream.</summary>
    public void Flush()
    {
        _output.Write(_buffer, 0, _length);
        _length = 0;
    }

    /// <summary>Gives the buffer back. What was not flushed is not written.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private void Start(byte bracket)
    {
        Raw([bracket]);
        _isFirst = true;
    }

    private void End(byte bracket)
    {
        Raw([bracket]);
        _isFirst = false;
    }

    private void Separate()
    {
        if (!_isFirst)
            Raw(_dialect == TableDialect.Artifact ? ", "u8 : ","u8);
        _isFirst = false;
    }

    private void Escape(Rune rune)
    {
        ReadOnlySpan<byte> known = rune.Value switch
        {
            '"' => "\\\""u8,
            '\\' => "\\\\"u8,
            '\n' => "\\n"u8,
            '\r' => "\\r"u8,
            '\t' => "\\t"u8,
            '\b' => "\\b"u8,
            '\f' => "\\f"u8,
            _ => default,
        };
        if (!known.IsEmpty)
        {
            Raw(known);
            return;
        }
        Span<char> units = stackalloc char[2];
        foreach (char unit in units[..rune.EncodeToUtf16(units)])
        {
            Raw("\\u"u8);
            ((int)unit).TryFormat(Room(), out int length, "x4", CultureInfo.InvariantCulture);
            Advance(length);
        }
    }

    // A call of its own, because Room may empty the buffer.
    private void Advance(int bytes) => _length += bytes;

    private Span<byte> Room()
    {
        if (_buffer.Length - _length < Reserve)
            Flush();
        return _buffer.AsSpan(_length);
    }
}
