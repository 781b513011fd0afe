namespace Instrument.Media.Videos.Gif;

/// <summary>
/// Sums over the pixels of a picture, from which those of any box of the colour cube follow in eight steps: how many pixels, the sums of
/// their channels, and the sum of the squares. A cell is 8 levels of each channel wide.
/// </summary>
internal sealed class ColorCube
{
    /// <summary>Cells of an axis. Those numbered 0 are empty and make the sums simple.</summary>
    public const int Side = 33;

    private const int Fields = 5;

    // Fields of a cell lie beside each other: number, red, green, blue, squares.
    private readonly long[] _sums = new long[Side * Side * Side * Fields];

    /// <summary>The cell of a colour.</summary>
    public static int Cell(byte red, byte green, byte blue) => Index((red >> 3) + 1, (green >> 3) + 1, (blue >> 3) + 1);

    /// <summary>The number of a cell.</summary>
    public static int Index(int red, int green, int blue) => (((red * Side) + green) * Side) + blue;

    /// <summary>Takes a picture, of three bytes a pixel, in place of the one before.</summary>
    public void Fill(ReadOnlySpan<byte> picture)
    {
        _sums.AsSpan().Clear();
        for (int i = 0; i < picture.Length; i += 3)
        {
            byte red = picture[i];
            byte green = picture[i + 1];
            byte blue = picture[i + 2];
            Span<long> cell = _sums.AsSpan(Cell(red, green, blue) * Fields, Fields);
            cell[0]++;
            cell[1] += red;
            cell[2] += green;
            cell[3] += blue;
            cell[4] += (red * red) + (green * green) + (blue * blue);
        }
        Accumulate(Fields);
        Accumulate(Side * Fields);
        Accumulate(Side * Side * Fields);
    }

    /// <summary>The sums over a box.</summary>
    public ColorSums Of(in ColorBox box)
    {
        ColorSums sums = default;
        Add(ref sums, 1, Index(box.R1, box.G1, box.B1));
        Add(ref sums, -1, Index(box.R1, box.G1, box.B0));
        Add(ref sums, -1, Index(box.R1, box.G0, box.B1));
        Add(ref sums, 1, Index(box.R1, box.G0, box.B0));
        Add(ref sums, -1, Index(box.R0, box.G1, box.B1));
        Add(ref sums, 1, Index(box.R0, box.G1, box.B0));
        Add(ref sums, 1, Index(box.R0, box.G0, box.B1));
        Add(ref sums, -1, Index(box.R0, box.G0, box.B0));
        return sums;
    }

    private void Add(ref ColorSums sums, int sign, int cell)
    {
        ReadOnlySpan<long> fields = _sums.AsSpan(cell * Fields, Fields);
        sums = new ColorSums(
            sums.Pixels + (sign * fields[0]), sums.Red + (sign * fields[1]), sums.Green + (sign * fields[2]), sums.Blue + (sign * fields[3]),
            sums.Squares + (sign * fields[4]));
    }

    // After all three axes a cell has the sums of all cells at and before it. Cells numbered 0 are empty, so no sum runs over the end of a row.
    private void Accumulate(int stride)
    {
        long[] sums = _sums;
        int axis = stride * Side;
        for (int i = stride; i < sums.Length; i++)
        {
            if (i % axis >= stride)
                sums[i] += sums[i - stride];
        }
    }
}
