namespace Instrument.Media.Images.Jpeg;

/// <summary>The codes of symbols, made from how many there are of each length.</summary>
internal sealed class JpegHuffmanTable
{
    private readonly (ushort Code, byte Length)[] _codes = new (ushort, byte)[256];
    private readonly byte[] _counts;
    private readonly byte[] _symbols;

    /// <summary>Makes the codes.</summary>
    /// <param name="id">Class and number of the table, as files have them.</param>
    /// <param name="counts">How many codes there are of each length from 1 to 16.</param>
    /// <param name="symbols">The symbols in the order of their codes.</param>
    public JpegHuffmanTable(byte id, ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        Id = id;
        _counts = counts.ToArray();
        _symbols = symbols.ToArray();
        int code = 0;
        int next = 0;
        for (int length = 1; length <= counts.Length; length++)
        {
            for (int i = 0; i < counts[length - 1]; i++)
                _codes[symbols[next++]] = ((ushort)code++, (byte)length);
            code <<= 1;
        }
    }

    /// <summary>Class and number of the table, as files have them.</summary>
    public byte Id { get; }

    /// <summary>The table as files have it.</summary>
    public byte[] Segment => [Id, .. _counts, .. _symbols];

    /// <summary>The code of a symbol.</summary>
    public (ushort Code, byte Length) this[int symbol] => _codes[symbol];
}
