using System.Numerics;

namespace Instrument.Tables;

/// <summary>
/// Takes the cells of a row, one after the other, and finds out the types of the columns on the way. A row is taken as a whole or not at all:
/// types and media change only when it is complete.
/// </summary>
internal sealed class RowEncoder
{
    private readonly TableSchema _schema;
    private readonly MediaCells _media;
    private readonly CellBuffer _cells = new();
    private readonly NestedCells _nested;
    private ColumnType[] _types = [];
    private int _column;
    private int _mediaBefore;

    /// <summary>Encodes rows of a table.</summary>
    public RowEncoder(TableSchema schema, MediaCells media)
    {
        _schema = schema;
        _media = media;
        _nested = new NestedCells(_cells);
    }

    /// <summary>Starts a row; one that was not completed is forgotten.</summary>
    public void Start()
    {
        _cells.Clear();
        _nested.Clear();
        if (_types.Length != _schema.Count)
            _types = new ColumnType[_schema.Count];
        _column = 0;
        _mediaBefore = _media.Count;
    }

    /// <summary>Forgets the row that was started.</summary>
    public void Abandon() => _media.CutTo(_mediaBefore);

    /// <summary>Ends the row, and tells its cells. They are valid until the next row starts.</summary>
    /// <exception cref="ArgumentException">It has too few cells.</exception>
    public ReadOnlySpan<byte> Complete()
    {
        if (_column != _schema.Count)
            throw _schema.WrongLength(_column);
        _schema.Take(_types);
        return _cells.Written;
    }

    /// <summary>Adds a missing cell.</summary>
    public void Null()
    {
        Take(NamedType.None);
        _cells.Kind(CellKind.Null);
    }

    /// <summary>Adds a flag.</summary>
    public void Boolean(bool value)
    {
        Take(NamedType.Boolean);
        _cells.Kind(value ? CellKind.True : CellKind.False);
    }

    /// <summary>Adds a whole number.</summary>
    public void Integer(long value)
    {
        Take(NamedType.Number);
        _cells.Word(CellKind.Int64, (ulong)value);
    }

    /// <summary>Adds a whole number.</summary>
    public void Integer(ulong value)
    {
        Take(NamedType.Number);
        _cells.Word(CellKind.UInt64, value);
    }

    /// <summary>Adds a number.</summary>
    public void Number(double value)
    {
        Take(double.IsNaN(value) ? NamedType.NotANumber : NamedType.Number);
        _cells.Word(CellKind.Double, BitConverter.DoubleToUInt64Bits(value));
    }

    /// <summary>Adds a number.</summary>
    public void Number(float value)
    {
        Take(float.IsNaN(value) ? NamedType.NotANumber : NamedType.Number);
        _cells.Half(CellKind.Single, BitConverter.SingleToUInt32Bits(value));
    }

    /// <summary>Adds a number that is written with its own digits.</summary>
    public void Digits<T>(T value) where T : INumberBase<T>, ISpanFormattable
    {
        Take(NamedType.Number);
        Span<char> digits = stackalloc char[64];
        _cells.Text(CellKind.Digits, value.TryFormat(digits, out int length, default, System.Globalization.CultureInfo.InvariantCulture)
            ? digits[..length]
            : value.ToString(null, System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Adds text.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        Take(NamedType.String);
        _cells.Text(CellKind.Text, text);
    }

    /// <summary>Adds a point in time.</summary>
    public void Timestamp(TimestampForm form, DateTime shown, TimeSpan offset)
    {
        Take(NamedType.Timestamp);
        _cells.Timestamp(form, shown, (short)offset.TotalMinutes);
    }

    /// <summary>Adds a media value as it is now.</summary>
    /// <exception cref="ArgumentException">The value cannot be a cell.</exception>
    public void Media(WandbValue value)
    {
        if (value.CellFault is { } fault)
            throw new ArgumentException($"{fault}; log it under a key of its own.", nameof(value));
        WandbValue captured = value.Capture();
        Take(captured.CellType);
        _cells.Half(CellKind.Media, (uint)_media.Add(captured));
    }

    /// <summary>Starts a list, whose elements come next.</summary>
    public void StartList()
    {
        ThrowIfFull();
        _nested.StartList();
    }

    /// <summary>Starts an object: before each of its values comes <see cref="Key"/>.</summary>
    public void StartObject()
    {
        ThrowIfFull();
        _nested.StartObject();
    }

    /// <summary>Names the next value of an object.</summary>
    public void Key(string key) => _nested.Key(key);

    /// <summary>Ends the list or object that was started last.</summary>
    public void End() => Take(_nested.End());

    private void Take(ColumnType type)
    {
        if (_nested.Depth != 0)
        {
            _nested.Take(type);
            return;
        }
        ThrowIfFull();
        _types[_column] = _schema.Accept(_column, type);
        _column++;
    }

    private void ThrowIfFull()
    {
        if (_nested.Depth == 0 && _column == _schema.Count)
            throw _schema.WrongLength(_column + 1);
    }
}
