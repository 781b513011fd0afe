namespace Instrument.Media.Videos.Gif;

/// <summary>
/// Compresses the pixels of one picture as GIF has it: LZW with codes of up to 12 bits, in blocks of up to 255 bytes (GIF89a, appendix F).
/// </summary>
internal sealed class LzwEncoder
{
    private const int MaxCodes = 1 << 12;
    private const int MaxBlock = 255;

    // A prime of more than the codes, so that places are mostly free; an entry is prefix, suffix and code.
    private const int TableSize = 9973;

    private readonly int[] _keys = new int[TableSize];
    private readonly short[] _codes = new short[TableSize];
    private readonly byte[] _block = new byte[MaxBlock];
    private Stream _target = Stream.Null;
    private int _length;
    private uint _bits;
    private int _bitCount;
    private int _codeSize;
    private int _nextCode;

    /// <summary>Writes the pixels with all that belongs to them, from the size of the first codes to the empty block.</summary>
    /// <param name="target">Takes the bytes.</param>
    /// <param name="pixels">Indices of colours; at least one.</param>
    /// <param name="colorBits">How many bits an index has, 1 to 8.</param>
    public void Write(Stream target, ReadOnlySpan<byte> pixels, int colorBits)
    {
        int minBits = Math.Max(colorBits, 2);
        int clear = 1 << minBits;
        _target = target;
        target.WriteByte((byte)minBits);
        Reset(minBits);
        Emit(clear);
        int prefix = pixels[0];
        foreach (byte pixel in pixels[1..])
        {
            int key = (prefix << 8) | pixel;
            int place = Find(key);
            if (_keys[place] == key)
            {
                prefix = _codes[place];
                continue;
            }
            Emit(prefix);
            if (_nextCode < MaxCodes)
            {
                _keys[place] = key;
                _codes[place] = (short)_nextCode++;
            }
            else
            {
                Emit(clear);
                Reset(minBits);
            }
            prefix = pixel;
        }
        Emit(prefix);
        Emit(clear + 1);
        Flush();
        target.WriteByte(0);
    }

    private void Reset(int minBits)
    {
        _keys.AsSpan().Fill(-1);
        _codeSize = minBits + 1;
        _nextCode = (1 << minBits) + 2;
    }

    private int Find(int key)
    {
        int place = (int)((uint)key * 2654435761u % TableSize);
        while (_keys[place] != key && _keys[place] >= 0)
            place = place + 1 == TableSize ? 0 : place + 1;
        return place;
    }

    private void Emit(int code)
    {
        _bits |= (uint)code << _bitCount;
        _bitCount += _codeSize;
        while (_bitCount >= 8)
        {
            Add((byte)_bits);
            _bits >>= 8;
            _bitCount -= 8;
        }
        // A reader knows an entry one code later than we do, so the size grows before the entry is made.
        if (_nextCode == 1 << _codeSize && _nextCode < MaxCodes)
            _codeSize++;
    }

    private void Add(byte value)
    {
        _block[_length++] = value;
        if (_length == MaxBlock)
            EndBlock();
    }

    private void Flush()
    {
        if (_bitCount > 0)
            Add((byte)_bits);
        _bits = 0;
        _bitCount = 0;
        if (_length > 0)
            EndBlock();
    }

    private void EndBlock()
    {
        _target.WriteByte((byte)_length);
        _target.Write(_block.AsSpan(0, _length));
        _length = 0;
    }
}
