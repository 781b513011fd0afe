namespace Instrument.Runtime.Tests.Media.Images;

/// <summary>Reads baseline JPEG files whose channels all have full resolution, straight from the standard and without speed in mind.</summary>
internal sealed class JpegDecoder
{
    private readonly byte[] _file;
    private readonly Dictionary<int, int[]> _steps = [];
    private readonly Dictionary<int, Dictionary<(int Length, int Code), byte>> _codes = [];
    private (int Steps, int Dc, int Ac)[] _channels = [];
    private int _at = 2;
    private int _bit = 8;

    private JpegDecoder(byte[] file) => _file = file;

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>Channels of each pixel after another, as red, green, blue or as grey.</summary>
    public byte[] Pixels { get; private set; } = [];

    public static JpegDecoder Read(byte[] file)
    {
        Assert.Equal([0xFF, 0xD8], file[..2]);
        Assert.Equal([0xFF, 0xD9], file[^2..]);
        JpegDecoder decoder = new(file);
        while (!decoder.ReadSegment())
        {
        }
        decoder.ReadScan();
        return decoder;
    }

    private bool ReadSegment()
    {
        Assert.Equal(0xFF, _file[_at]);
        int marker = _file[_at + 1];
        int length = (_file[_at + 2] << 8) | _file[_at + 3];
        ReadOnlySpan<byte> body = _file.AsSpan(_at + 4, length - 2);
        _at += 2 + length;
        switch (marker)
        {
            case 0xDB:
                _steps[body[0]] = [.. body[1..].ToArray().Select(step => (int)step)];
                Assert.Equal(64, _steps[body[0]].Length);
                break;
            case 0xC0:
                Assert.Equal(8, body[0]);
                (Height, Width) = ((body[1] << 8) | body[2], (body[3] << 8) | body[4]);
                _channels = new (int, int, int)[body[5]];
                for (int i = 0; i < _channels.Length; i++)
                {
                    Assert.Equal(0x11, body[7 + (3 * i)]);
                    _channels[i].Steps = body[8 + (3 * i)];
                }
                break;
            case 0xC4:
                ReadCodes(body);
                break;
            case 0xDA:
                for (int i = 0; i < body[0]; i++)
                    (_channels[i].Dc, _channels[i].Ac) = (body[2 + (2 * i)] >> 4, 0x10 | (body[2 + (2 * i)] & 15));
                return true;
            default:
                Assert.Equal(0xE0, marker);
                break;
        }
        return false;
    }

    private void ReadCodes(ReadOnlySpan<byte> body)
    {
        Dictionary<(int Length, int Code), byte> codes = [];
        int code = 0;
        int symbol = 17;
        for (int length = 1; length <= 16; length++, code <<= 1)
        {
            for (int i = 0; i < body[length]; i++)
                codes.Add((length, code++), body[symbol++]);
        }
        Assert.Equal(body.Length, symbol);
        _codes[body[0]] = codes;
    }

    private void ReadScan()
    {
        int count = _channels.Length;
        Pixels = new byte[Width * Height * count];
        double[][] blocks = new double[count][];
        int[] means = new int[count];
        for (int top = 0; top < Height; top += 8)
        {
            for (int left = 0; left < Width; left += 8)
            {
                for (int channel = 0; channel < count; channel++)
                    blocks[channel] = ReadBlock(_channels[channel], ref means[channel]);
                Place(blocks, left, top);
            }
        }
    }

    private double[] ReadBlock((int Steps, int Dc, int Ac) channel, ref int mean)
    {
        int[] coefficients = new int[64];
        mean += ReadNumber(ReadSymbol(channel.Dc));
        coefficients[0] = mean * _steps[channel.Steps][0];
        for (int i = 1; i < 64; i++)
        {
            byte symbol = ReadSymbol(channel.Ac);
            if (symbol == 0)
                break;
            i += symbol >> 4;
            coefficients[ZigZag(i)] = ReadNumber(symbol & 15) * _steps[channel.Steps][i];
        }
        return Transform(coefficients);
    }

    private void Place(double[][] blocks, int left, int top)
    {
        for (int y = 0; y < Math.Min(8, Height - top); y++)
        {
            for (int x = 0; x < Math.Min(8, Width - left); x++)
            {
                double[] values = [.. blocks.Select(block => block[(8 * y) + x])];
                double[] colors = values.Length == 1
                    ? [values[0] + 128]
                    : [values[0] + 128 + (1.402 * values[2]), values[0] + 128 - (0.344136 * values[1]) - (0.714136 * values[2]), values[0] + 128 + (1.772 * values[1])];
                for (int channel = 0; channel < colors.Length; channel++)
                    Pixels[((((top + y) * Width) + left + x) * colors.Length) + channel] = (byte)Math.Clamp(Math.Round(colors[channel]), 0, 255);
            }
        }
    }

    private static double[] Transform(int[] coefficients)
    {
        double[] values = new double[64];
        for (int y = 0; y < 8; y++)
        {
            for (int x = 0; x < 8; x++)
            {
                for (int v = 0; v < 8; v++)
                {
                    for (int u = 0; u < 8; u++)
                    {
                        double scale = (u == 0 ? Math.Sqrt(0.5) : 1) * (v == 0 ? Math.Sqrt(0.5) : 1) / 4;
                        values[(8 * y) + x] += scale * coefficients[(8 * v) + u] * Math.Cos(((2 * x) + 1) * u * Math.PI / 16) * Math.Cos(((2 * y) + 1) * v * Math.PI / 16);
                    }
                }
            }
        }
        return values;
    }

    // Along the diagonals, up and down by turns.
    private static int ZigZag(int index)
    {
        int at = 0;
        for (int diagonal = 0; ; diagonal++)
        {
            for (int i = 0; i <= diagonal; i++)
            {
                (int row, int column) = diagonal % 2 == 0 ? (diagonal - i, i) : (i, diagonal - i);
                if (row < 8 && column < 8 && at++ == index)
                    return (8 * row) + column;
            }
        }
    }

    private byte ReadSymbol(int table)
    {
        int code = 0;
        for (int length = 1; length <= 16; length++)
        {
            code = (code << 1) | ReadBit();
            if (_codes[table].TryGetValue((length, code), out byte symbol))
                return symbol;
        }
        throw new InvalidDataException("No code is this long.");
    }

    private int ReadNumber(int bits)
    {
        int number = 0;
        for (int i = 0; i < bits; i++)
            number = (number << 1) | ReadBit();
        return bits > 0 && number < 1 << (bits - 1) ? number - (1 << bits) + 1 : number;
    }

    private int ReadBit()
    {
        if (_bit == 0)
        {
            // A zero follows a byte of ones.
            _at += _file[_at] == 0xFF ? 2 : 1;
            _bit = 8;
        }
        return (_file[_at] >> --_bit) & 1;
    }
}
