using System.Numerics;
using Instrument.Rows;

namespace Instrument.Media.Histograms;

/// <summary>Values and edges of the bins of a histogram, counted or checked (docs/wire/media.md §12).</summary>
/// <param name="Values">A value a bin.</param>
/// <param name="Edges">One more than bins.</param>
internal readonly record struct HistogramCounts(double[] Values, double[] Edges)
{
    /// <summary>Counts numbers into equal bins between the smallest and the largest.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are too few bins, or too many.</exception>
    public static HistogramCounts Between<T>(ReadOnlySpan<T> values, int bins) where T : unmanaged, INumberBase<T>
    {
        if (bins is < 1 or > Histogram.MaxBins)
            throw new ArgumentOutOfRangeException(nameof(bins), bins, $"A histogram has 1 to {Histogram.MaxBins} bins.");
        HistogramRange range = HistogramRange.Of(values);
        HistogramBins between = range.Finite == 0 ? new HistogramBins(0, 1, bins) : HistogramBins.Between(range, bins);
        Span<uint> counts = stackalloc uint[bins];
        counts.Clear();
        between.Count(values, counts);
        double[] edges = new double[bins + 1];
        for (int i = 0; i < edges.Length; i++)
            edges[i] = between.Edge(i);
        double[] counted = new double[bins];
        for (int i = 0; i < bins; i++)
            counted[i] = counts[i];
        return new HistogramCounts(counted, edges);
    }

    /// <summary>Counts numbers into given bins.</summary>
    /// <exception cref="ArgumentException">The edges are wrong.</exception>
    public static HistogramCounts Within<T>(ReadOnlySpan<T> values, ReadOnlySpan<double> edges) where T : unmanaged, INumberBase<T>
    {
        ThrowIfNoEdges(edges);
        double[] counts = new double[edges.Length - 1];
        foreach (T value in values)
        {
            double number = double.CreateTruncating(value);
            if (!(number >= edges[0]) || number > edges[^1])
                continue;
            counts[number == edges[^1] ? counts.Length - 1 : BinAt(edges, number)]++;
        }
        return new HistogramCounts(counts, edges.ToArray());
    }

    /// <summary>Takes bins that are made already.</summary>
    /// <exception cref="ArgumentException">Values or edges are wrong.</exception>
    public static HistogramCounts Given(ReadOnlySpan<double> values, ReadOnlySpan<double> edges)
    {
        if (edges.Length != values.Length + 1)
            throw new ArgumentException($"There are {values.Length} values and {edges.Length} edges; a histogram has one edge more than values.", nameof(edges));
        ThrowIfNoEdges(edges);
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
                throw new ArgumentException($"Value {i} of {values.Length} is {values[i]}, which cannot be drawn; use 0 where there is nothing.", nameof(values));
        }
        return new HistogramCounts(values.ToArray(), edges.ToArray());
    }

    // The last bin whose left edge is not beyond the number. Of edges that are equal the last one begins the bin.
    private static int BinAt(ReadOnlySpan<double> edges, double number)
    {
        int low = 0;
        int high = edges.Length - 1;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            if (edges[middle] <= number)
                low = middle;
            else
                high = middle;
        }
        return low;
    }

    private static void ThrowIfNoEdges(ReadOnlySpan<double> edges)
    {
        if (edges.Length is < 2 or > Histogram.MaxBins + 1)
            throw new ArgumentException($"There are {edges.Length} edges; a histogram has 2 to {Histogram.MaxBins + 1}, one more than bins.", nameof(edges));
        for (int i = 0; i < edges.Length; i++)
        {
            if (!double.IsFinite(edges[i]))
                throw new ArgumentException($"Edge {i} of {edges.Length} is {edges[i]}; edges are finite.", nameof(edges));
            if (i > 0 && edges[i] < edges[i - 1])
                throw new ArgumentException($"Edge {i} is {edges[i]}, less than the {edges[i - 1]} before it; sort the edges.", nameof(edges));
        }
    }
}
