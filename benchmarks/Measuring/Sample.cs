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

    /// <summary>Repeats a measurement.</summary>
    public static double[] Repeat(int times, Func<double> measure)
    {
        double[] values = new double[times];
        for (int i = 0; i < times; i++)
            values[i] = measure();
        return values;
    }
}
