namespace Instrument.Media.Videos.Gif;

/// <summary>
/// Chooses 256 colours for a picture that has more: the box of the colour cube whose pixels are spread most is cut in two, where that
/// leaves the least spread, until there are enough (Xiaolin Wu, "Efficient Statistical Computations for Optimal Color Quantization", in
/// Graphics Gems II, 1991).
/// </summary>
internal sealed class QuantizedPalette
{
    private readonly ColorCube _cube = new();
    private readonly byte[] _colorOfCell = new byte[ColorCube.Side * ColorCube.Side * ColorCube.Side];
    private readonly ColorBox[] _boxes = new ColorBox[ExactPalette.MaxColors];
    private readonly double[] _spreads = new double[ExactPalette.MaxColors];

    /// <summary>Finds palette and indices of a picture.</summary>
    /// <param name="picture">Three bytes a pixel.</param>
    /// <param name="indices">Takes an index a pixel.</param>
    /// <param name="palette">Takes three bytes a colour; room for 256.</param>
    /// <returns>How many colours there are.</returns>
    public int Find(ReadOnlySpan<byte> picture, Span<byte> indices, Span<byte> palette)
    {
        _cube.Fill(picture);
        int count = Cut();
        for (int i = 0; i < count; i++)
        {
            ColorSums sums = _cube.Of(_boxes[i]);
            // Rounded; a box without pixels is not made.
            palette[3 * i] = (byte)((sums.Red + (sums.Pixels / 2)) / sums.Pixels);
            palette[(3 * i) + 1] = (byte)((sums.Green + (sums.Pixels / 2)) / sums.Pixels);
            palette[(3 * i) + 2] = (byte)((sums.Blue + (sums.Pixels / 2)) / sums.Pixels);
            Mark(_boxes[i], (byte)i);
        }
        for (int pixel = 0, i = 0; pixel < indices.Length; pixel++, i += 3)
            indices[pixel] = _colorOfCell[ColorCube.Cell(picture[i], picture[i + 1], picture[i + 2])];
        return count;
    }

    private int Cut()
    {
        const int Last = ColorCube.Side - 1;
        _boxes[0] = new ColorBox(0, Last, 0, Last, 0, Last);
        _spreads[0] = _cube.Of(_boxes[0]).Spread;
        int count = 1;
        while (count < ExactPalette.MaxColors)
        {
            int widest = 0;
            for (int i = 1; i < count; i++)
                widest = _spreads[i] > _spreads[widest] ? i : widest;
            if (_spreads[widest] <= 0)
                break;
            if (!TryCut(_boxes[widest], out ColorBox below, out ColorBox above))
            {
                // All its pixels are in one cell.
                _spreads[widest] = 0;
                continue;
            }
            Set(widest, below);
            Set(count++, above);
        }
        return count;
    }

    private void Set(int index, in ColorBox box)
    {
        _boxes[index] = box;
        _spreads[index] = box.Cells > 1 ? _cube.Of(box).Spread : 0;
    }

    private bool TryCut(in ColorBox box, out ColorBox below, out ColorBox above)
    {
        ColorSums whole = _cube.Of(box);
        double best = 0;
        (below, above) = (box, box);
        for (int axis = 0; axis < 3; axis++)
        {
            (int begin, int end) = box.Along(axis);
            for (int cell = begin + 1; cell < end; cell++)
            {
                ColorSums part = _cube.Of(box.Below(axis, cell));
                ColorSums rest = whole.Without(part);
                if (part.Pixels == 0 || rest.Pixels == 0)
                    continue;
                double mean = part.SquaredMean + rest.SquaredMean;
                if (mean > best)
                    (best, below, above) = (mean, box.Below(axis, cell), box.Above(axis, cell));
            }
        }
        return best > 0;
    }

    private void Mark(in ColorBox box, byte color)
    {
        for (int red = box.R0 + 1; red <= box.R1; red++)
        {
            for (int green = box.G0 + 1; green <= box.G1; green++)
                _colorOfCell.AsSpan(ColorCube.Index(red, green, box.B0 + 1), box.B1 - box.B0).Fill(color);
        }
    }
}
