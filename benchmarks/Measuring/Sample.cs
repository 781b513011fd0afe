namespace Instrument.Benchmarks.Measuring;

/// <summary>Repeated measurements of one thing.</summary>
internal static class Sample
{
    /// <summary>The middle of the values: what a machine that is busy with something else now and then does not move.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>
    /// The median ratio of the calmest stretch: pairs are taken in the order in which they were measured, a tenth of them at a time,
    /// and the tenth counts in which the reference was fastest. The figure itself has no say in the choice.
    /// </summary>
    /// <param name="pairs">The ratio, and the time of what it refers to.</param>
    public static (double Ratio, double Reference) Calmest(IReadOnlyCollection<(double Ratio, double Reference)> pairs) => pairs
        .Chunk(Math.Max(1, pairs.Count / 10))
        .Select(stretch => (Median(stretch.Select(pair => pair.Ratio)), Median(stretch.Select(pair => pair.Reference))))
        .MinBy(stretch => stretch.Item2);

    /// <summary>Repeats a measurement.</summary>
    public static double[] Repeat(int times, Func<double> measure)
    {
        double[] values = new double[times];
        for (int i = 0; i < times; i++)
            values[i] = measure();
        return values;
    }
}
