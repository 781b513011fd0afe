using System.Numerics;

namespace Instrument.Media.Images.Jpeg;

/// <summary>One block of 8 × 8 values of a channel: transforms, rounds and writes it.</summary>
internal sealed class JpegBlock
{
    private const int Side = 8;
    private static readonly float[] Cosines = MakeCosines();

    private readonly float[] _values = new float[Side * Side];
    private readonly float[] _half = new float[Side * Side];
    private readonly int[] _coefficients = new int[Side * Side];

    /// <summary>The values, row by row, around zero.</summary>
    public Span<float> Values => _values;

    /// <summary>Writes the block.</summary>
    /// <param name="steps">The steps to which its coefficients are rounded, row by row.</param>
    /// <param name="previous">The mean of the channel's block before, in steps; becomes that of this one.</param>
    /// <param name="dc">Codes of means.</param>
    /// <param name="ac">Codes of the rest.</param>
    /// <param name="bits">The file.</param>
    public void Write(ReadOnlySpan<byte> steps, ref int previous, JpegHuffmanTable dc, JpegHuffmanTable ac, JpegBits bits)
    {
        Transform();
        for (int i = 0; i < _coefficients.Length; i++)
        {
            int place = JpegTables.ZigZag[i];
            _coefficients[i] = (int)MathF.Round(_values[place] / steps[place]);
        }
        int difference = _coefficients[0] - previous;
        previous = _coefficients[0];
        WriteNumber(difference, run: 0, dc, bits);
        int zeros = 0;
        foreach (int coefficient in _coefficients.AsSpan(1))
        {
            if (coefficient == 0)
            {
                zeros++;
                continue;
            }
            for (; zeros > 15; zeros -= 16)
                WriteCode(0xF0, ac, bits);
            WriteNumber(coefficient, zeros, ac, bits);
            zeros = 0;
        }
        if (zeros > 0)
            WriteCode(0, ac, bits);
    }

    // A code for the zeros before the number and its bits, then the bits; of negative ones those of the number less one.
    private static void WriteNumber(int number, int run, JpegHuffmanTable codes, JpegBits bits)
    {
        int size = 32 - BitOperations.LeadingZeroCount((uint)Math.Abs(number));
        WriteCode((run << 4) | size, codes, bits);
        bits.Write(number < 0 ? number - 1 : number, size);
    }

    private static void WriteCode(int symbol, JpegHuffmanTable codes, JpegBits bits)
    {
        (ushort code, byte length) = codes[symbol];
        bits.Write(code, length);
    }

    // The discrete cosine transform, first of the rows and then of the columns (Annex A.3.3).
    private void Transform()
    {
        for (int row = 0; row < Side; row++)
        {
            for (int u = 0; u < Side; u++)
            {
                float sum = 0;
                for (int x = 0; x < Side; x++)
                    sum += _values[(row * Side) + x] * Cosines[(u * Side) + x];
                _half[(row * Side) + u] = sum;
            }
        }
        for (int v = 0; v < Side; v++)
        {
            for (int u = 0; u < Side; u++)
            {
                float sum = 0;
                for (int y = 0; y < Side; y++)
                    sum += _half[(y * Side) + u] * Cosines[(v * Side) + y];
                _values[(v * Side) + u] = sum;
            }
        }
    }

    private static float[] MakeCosines()
    {
        float[] cosines = new float[Side * Side];
        for (int u = 0; u < Side; u++)
        {
            for (int x = 0; x < Side; x++)
                cosines[(u * Side) + x] = (float)(0.5 * (u == 0 ? Math.Sqrt(0.5) : 1) * Math.Cos(((2 * x) + 1) * u * Math.PI / 16));
        }
        return cosines;
    }
}
