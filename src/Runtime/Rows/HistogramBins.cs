using System.Numerics;

namespace Instrument.Rows;

/// <summary>
/// Equal bins between two edges, as W&amp;B makes them (docs/wire/media.md §12): a bin holds its left edge and not its right one, but for the last,
/// which holds both.
/// </summary>
/// <param name="First">The left edge of the first bin.</param>
/// <param name="Last">The right edge of the last bin.</param>
/// <param name="Number">How many bins there are.</param>
internal readonly record struct HistogramBins(double First, double Last, int Number)
{
    private const double HalfWidthOfOneNumber = 0.5;

    // Where half a unit is lost in rounding, the range of a single number is widened by this part of it.
    private const double RelativeHalfWidth = 1e-12;

    // A range may be wider than the largest double; halves of its ends are not.
    private double Shrink => double.IsFinite(Last - First) ? 1 : 0.5;

    /// <summary>The bins for numbers of a range. A range of one number is widened to both sides.</summary>
    public static HistogramBins Between(HistogramRange range, int number)
    {
        if (range.Min < range.Max)
            return new HistogramBins(range.Min, range.Max, number);
        double half = Math.Max(HalfWidthOfOneNumber, Math.Abs(range.Min) * RelativeHalfWidth);
        return new HistogramBins(Math.Max(range.Min - half, double.MinValue), Math.Min(range.Max + half, double.MaxValue), number);
    }

    /// <summary>An edge; 0 is the left edge of the first bin.</summary>
    public double Edge(int index)
    {
        double shrink = Shrink;
        double width = ((Last * shrink) - (First * shrink)) / Number;
        return index == Number ? Last : ((First * shrink) + (index * width)) / shrink;
    }

    /// <summary>Counts the finite numbers, all of which lie within the edges, into the bins.</summary>
    public void Count<T>(ReadOnlySpan<T> values, Span<uint> counts) where T : unmanaged, INumberBase<T>
    {
        double shrink = Shrink;
        double start = First * shrink;
        double perBin = Number / ((Last * shrink) - start);
        foreach (T value in values)
        {
            if (!T.IsFinite(value))
                continue;
            double number = double.CreateTruncating(value);
            int bin = Math.Clamp((int)(((number * shrink) - start) * perBin), 0, Number - 1);
            // Rounding may put a number beside its edge.
            if (bin > 0 && number < Edge(bin))
                bin--;
            else if (bin < Number - 1 && number >= Edge(bin + 1))
                bin++;
            counts[bin]++;
        }
    }
}
