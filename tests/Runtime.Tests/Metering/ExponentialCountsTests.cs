using Instrument.Metering;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Metering;

/// <summary>Percentiles of numbers that are only counted.</summary>
public sealed class ExponentialCountsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1, 16, 0.003)]
    [InlineData(-16, -1, 0.003)]
    [InlineData(1e-3, 10, 0.012)]
    [InlineData(-50, 100, 0.02)]
    public void Percentiles_have_a_small_relative_error(double low, double high, double error)
    {
        Random random = Seed.Random(output);
        double[] values = [.. Enumerable.Range(0, 20_000).Select(_ => low + random.NextDouble() * (high - low))];
        ExponentialCounts counts = Count(values);
        Array.Sort(values);

        foreach (double percent in (double[])[1, 10, 25, 50, 75, 90, 99])
        {
            double exact = values[(int)Math.Ceiling(percent / 100 * values.Length) - 1];
            Assert.InRange(counts.Percentile(percent), exact - Math.Abs(exact * error), exact + Math.Abs(exact * error));
        }
    }

    [Fact]
    public void Numbers_of_any_size_fit_into_the_bins()
    {
        double[] values = [-1e300, -5, -double.Epsilon, 0, double.Epsilon, 1e-300, 1, 1e300];
        ExponentialCounts counts = Count([.. values, double.NaN, double.PositiveInfinity, double.NegativeInfinity]);

        Assert.Equal((8, -1e300, 1e300), (counts.Count, counts.Min, counts.Max));
        Assert.Equal(-1e300, counts.Percentile(0));
        Assert.Equal(1e300, counts.Percentile(100));
        Assert.Equal(0, counts.Percentile(50));
        Assert.Equal(8, counts.ToHistogram().Values.Sum());
    }

    [Fact]
    public void The_histogram_counts_every_number_once_between_the_smallest_and_the_largest()
    {
        Histogram histogram = Count([.. Enumerable.Range(1, 640).Select(number => (double)number)]).ToHistogram();

        Assert.Equal((1, 640, 640), (histogram.Edges[0], histogram.Edges[^1], histogram.Values.Sum()));
        Assert.All(histogram.Values, count => Assert.InRange(count, 5, 15));
        Assert.Equal([0.5, 1.5], Count([1, 1]).ToHistogram().Edges.Where((_, place) => place is 0 or 64));
    }

    [Fact]
    public void Clearing_forgets_all_numbers()
    {
        ExponentialCounts counts = Count([1e-300, 1e300, -4]);

        counts.Clear();
        counts.Add(3);

        Assert.Equal((1, 3, 3), (counts.Count, counts.Percentile(50), counts.Percentile(100)));
    }

    private static ExponentialCounts Count(IEnumerable<double> values)
    {
        ExponentialCounts counts = new();
        foreach (double value in values)
            counts.Add(value);
        return counts;
    }
}
