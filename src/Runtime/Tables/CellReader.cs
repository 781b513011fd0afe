using System.Buffers.Binary;

namespace Instrument.Tables;

/// <summary>Reads the cells of one row, which <see cref="CellBuffer"/> wrote.</summary>
internal ref struct CellReader(ReadOnlySpan<byte> row)
{
    private ReadOnlySpan<byte> _rest = row;

    /// <summary>Whether there is no further cell.</summary>
    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <summary>What was not read yet.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    /// <summary>The kind of the next cell, whose content comes next.</summary>
    public CellKind Kind()
    {
        CellKind kind = (CellKind)_rest[0];
        _rest = _rest[1..];
        return kind;
    }

    /// <summary>8 bytes.</summary>
    public ulong Word() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    /// <summary>4 bytes: a length, a number of elements or an index.</summary>
    public int Count() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    /// <summary>UTF-8.</summary>
    public ReadOnlySpan<byte> Text() => Take(Count());

    /// <summary>A point in time.</summary>
    public (TimestampForm Form, DateTime Shown, int OffsetMinutes) Timestamp()
    {
        DateTime shown = new((long)Word());
        int offset = BinaryPrimitives.ReadInt16LittleEndian(Take(sizeof(short)));
        return ((TimestampForm)Take(1)[0], shown, offset);
    }

    /// <summary>Passes over a cell.</summary>
    public void Skip()
    {
        switch (Kind())
        {
            case CellKind.Int64 or CellKind.UInt64 or CellKind.Double: Take(sizeof(ulong)); break;
            case CellKind.Single or CellKind.Media: Take(sizeof(int)); break;
            case CellKind.Digits or CellKind.Text: Text(); break;
            case CellKind.Timestamp: Timestamp(); break;
            case CellKind.List:
                for (int count = Count(); count > 0; count--)
                    Skip();
                break;
            case CellKind.Object:
                for (int count = Count(); count > 0; count--)
                {
                    Text();
                    Skip();
                }
                break;
        }
    }

    private ReadOnlySpan<byte> Take(int bytes)
    {
        ReadOnlySpan<byte> taken = _rest[..bytes];
        _rest = _rest[bytes..];
        return taken;
    }
}
