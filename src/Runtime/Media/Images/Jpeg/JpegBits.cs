namespace Instrument.Media.Images.Jpeg;

/// <summary>Writes bits from the highest on; a byte of ones is followed by a zero, so that no marker appears.</summary>
internal sealed class JpegBits(MemoryStream output)
{
    private uint _bits;
    private int _count;

    /// <summary>Writes the lowest bits of a value.</summary>
    public void Write(int value, int length)
    {
        for (int i = length - 1; i >= 0; i--)
        {
            _bits = (_bits << 1) | ((uint)(value >> i) & 1);
            if (++_count == 8)
                FlushByte();
        }
    }

    /// <summary>Fills the last byte with ones.</summary>
    public void Complete()
    {
        while (_count != 0)
            Write(1, 1);
    }

    private void FlushByte()
    {
        output.WriteByte((byte)_bits);
        if ((byte)_bits == 0xFF)
            output.WriteByte(0);
        _bits = 0;
        _count = 0;
    }
}
