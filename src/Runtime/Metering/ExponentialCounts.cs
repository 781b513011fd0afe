namespace Instrument.Metering;

/// <summary>
/// Counts numbers in bins whose edges are powers of a base near 1, as OpenTelemetry's exponential histograms do: percentiles have a small
/// relative error whatever the numbers are, and the memory is bounded. Where the numbers need too many bins, two neighbours become one, which
/// doubles the error.
/// </summary>
internal sealed class ExponentialCounts
{
    /// <summary>How many bins each sign has at most.</summary>
    public const int MaxBins = 512;

    // 128 bins for a factor of 2: within 0.3 percent.
    private const int FinestScale = 7;

    private readonly BinArray _positive = new();
    private readonly BinArray _negative = new();
    private long _zeros;
    private int _scale = FinestScale;

    /// <summary>How many numbers there are. NaN and infinities do not count.</summary>
    public long Count { get; private set; }

    /// <summary>The smallest.</summary>
    public double Min { get; private set; } = double.PositiveInfinity;

    /// <summary>The largest.</summary>
    public double Max { get; private set; } = double.NegativeInfinity;

    /// <summary>Counts a number.</summary>
    public void Add(double value)
    {
        if (!double.IsFinite(value))
            return;
        Count++;
        Min = Math.Min(Min, value);
        Max = Math.Max(Max, value);
        if (value == 0)
        {
            _zeros++;
            return;
        }
        BinArray bins = value > 0 ? _positive : _negative;
        int index = Index(Math.Abs(value));
        while (!bins.TryAdd(index))
        {
            _scale--;
            _positive.Halve();
            _negative.Halve();
            index >>= 1;
        }
    }

    /// <summary>The number that this share of the numbers does not exceed. There is at least one.</summary>
    /// <param name="percent">0 to 100.</param>
    public double Percentile(double percent)
    {
        long rank = Math.Clamp((long)Math.Ceiling(percent / 100 * Count), 1, Count);
        if (rank == 1)
            return Min;
        if (rank == Count)
            return Max;
        foreach ((double low, double high, long count) in Bins())
        {
            rank -= count;
            if (rank <= 0)
                return low + (high - low) / 2;
        }
        return Max;
    }

    /// <summary>The numbers as W&amp;B draws them, in bins of equal width. There is at least one.</summary>
    public Histogram ToHistogram()
    {
        (double first, double last) = Min < Max ? (Min, Max) : (Min - 0.5, Max + 0.5);
        double width = last / Histogram.DefaultBins - first / Histogram.DefaultBins;
        double[] counts = new double[Histogram.DefaultBins];
        double[] edges = new double[Histogram.DefaultBins + 1];
        for (int i = 0; i < edges.Length; i++)
            edges[i] = i == Histogram.DefaultBins ? last : Math.Min(last, first + i * width);
        int bin = 0;
        foreach ((double low, double high, long count) in Bins())
        {
            // The numbers of a bin are taken to lie evenly between its edges.
            long spread = 0;
            while (spread < count)
            {
                while (bin < counts.Length - 1 && edges[bin + 1] <= low)
                    bin++;
                bool holdsRest = bin == counts.Length - 1 || edges[bin + 1] >= high;
                long until = holdsRest ? count : (long)Math.Round(count * ((edges[bin + 1] - low) / (high - low)));
                counts[bin] += until - spread;
                spread = until;
                if (!holdsRest)
                    bin++;
            }
        }
        return Histogram.FromBins(counts, edges);
    }

    /// <summary>Forgets all numbers.</summary>
    public void Clear()
    {
        _positive.Clear();
        _negative.Clear();
        (_zeros, _scale, Count, Min, Max) = (0, FinestScale, 0, double.PositiveInfinity, double.NegativeInfinity);
    }

    // The bins that hold numbers, in ascending order, no wider than the numbers are apart.
    private IEnumerable<(double Low, double High, long Count)> Bins()
    {
        for (int i = _negative.Length - 1; i >= 0; i--)
        {
            if (_negative.CountAt(i) is > 0 and long count)
                yield return (Within(-Edge(_negative.First + i + 1)), Within(-Edge(_negative.First + i)), count);
        }
        if (_zeros > 0)
            yield return (0, 0, _zeros);
        for (int i = 0; i < _positive.Length; i++)
        {
            if (_positive.CountAt(i) is > 0 and long count)
                yield return (Within(Edge(_positive.First + i)), Within(Edge(_positive.First + i + 1)), count);
        }
    }

    private int Index(double magnitude) => (int)Math.Floor(Math.ScaleB(Math.Log2(magnitude), _scale));

    private double Edge(int index) => Math.Pow(2, Math.ScaleB(index, -_scale));

    private double Within(double value) => Math.Clamp(value, Min, Max);
}
