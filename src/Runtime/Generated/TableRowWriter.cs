using System.ComponentModel;
using Instrument.Tables;

namespace Instrument.Generated;

/// <summary>Takes the cells of a row of a <see cref="Table"/>, one for each column. Used by generated code. <see langword="null"/> is a missing cell.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TableRowWriter
{
    private readonly RowEncoder _row;

    internal TableRowWriter(RowEncoder row) => _row = row;

    /// <summary>Writes a missing cell.</summary>
    public void WriteNull() => _row.Null();

    /// <summary>Writes a number.</summary>
    public void Write(double value) => _row.Number(value);

    /// <summary>Writes a number.</summary>
    public void Write(float value) => _row.Number(value);

    /// <summary>Writes a number.</summary>
    public void Write(Half value) => _row.Number((float)value);

    /// <summary>Writes a whole number.</summary>
    public void Write(long value) => _row.Integer(value);

    /// <summary>Writes a whole number.</summary>
    public void Write(ulong value) => _row.Integer(value);

    /// <summary>Writes a whole number.</summary>
    public void Write(Int128 value) => _row.Digits(value);

    /// <summary>Writes a whole number.</summary>
    public void Write(UInt128 value) => _row.Digits(value);

    /// <summary>Writes a number with its own digits.</summary>
    public void Write(decimal value) => _row.Digits(value);

    /// <summary>Writes a flag.</summary>
    public void Write(bool value) => _row.Boolean(value);

    /// <summary>Writes text of one character.</summary>
    public void Write(char value) => _row.Text([value]);

    /// <summary>Writes text.</summary>
    public void Write(string? value)
    {
        if (value is null)
            _row.Null();
        else
            _row.Text(value);
    }

    /// <summary>Writes a point in time. One that does not say where it is shown counts as UTC.</summary>
    public void Write(DateTime value) => _row.Timestamp(value);

    /// <summary>Writes a point in time.</summary>
    public void Write(DateTimeOffset value) => _row.Timestamp(value);

    /// <summary>Writes a day.</summary>
    public void Write(DateOnly value) => _row.Timestamp(value);

    /// <summary>Writes a time span as a number of seconds.</summary>
    public void Write(TimeSpan value) => _row.Number(value.TotalSeconds);

    /// <summary>Writes an id as text.</summary>
    public void Write(Guid value)
    {
        Span<char> text = stackalloc char[36];
        value.TryFormat(text, out int length);
        _row.Text(text[..length]);
    }

    /// <summary>Writes an address as text.</summary>
    public void Write(Uri? value) => Write(value?.OriginalString);

    /// <summary>Writes an image or other media, as it is now.</summary>
    /// <exception cref="ArgumentException">The value cannot be a cell.</exception>
    public void Write(WandbValue? value)
    {
        if (value is null)
            _row.Null();
        else
            _row.Media(value);
    }

    /// <summary>Starts a list, whose elements are written next.</summary>
    public void StartList() => _row.StartList();

    /// <summary>Ends the list that was started last.</summary>
    public void EndList() => _row.End();
}
