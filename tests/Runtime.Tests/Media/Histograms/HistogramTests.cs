using System.Text.Json.Nodes;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Media.Histograms;

/// <summary>Histograms, from numbers or ready bins to history.</summary>
public sealed class HistogramTests(ITestOutputHelper output)
{
    [Fact]
    public void Histograms_are_recorded_as_the_official_client_records_them()
    {
        GoldenMedia.At("hist/seq", 80).AssertSame(MediaRun.Log("hist/seq", new Histogram([1.0, 2, 2, 3, 3, 3], bins: 3), 80));
        GoldenMedia.At("hist/default", 81).AssertSame(MediaRun.Log("hist/default", Histogram.FromValues<int>([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), 81));
        GoldenMedia.At("hist/np", 82).AssertSame(MediaRun.Log("hist/np", Histogram.FromBins([1, 2, 0, 1], [1, 2, 3, 4, 5]), 82));
        GoldenMedia.At("hist/list", 84).AssertSame(MediaRun.Log("hist/list", [new Histogram([1f, 2f]), new Histogram([3f])], 84));
    }

    [Fact]
    public void Given_edges_are_used_as_the_official_client_uses_them()
    {
        GoldenMedia golden = GoldenMedia.At("hist/float", 83);
        double[] edges = [.. golden.Value["bins"]!.AsArray().Select(edge => (double)edge!)];

        golden.AssertSame(MediaRun.Log("hist/float", Histogram.FromValues<double>([0.1, 0.5, 0.9], edges), 83));
    }

    [Fact]
    public void What_is_no_number_is_not_counted()
    {
        Histogram histogram = new([double.NaN, 1, double.PositiveInfinity, 3, double.NegativeInfinity], bins: 2);

        Assert.Equal([1.0, 1.0], histogram.Values);
        Assert.Equal([1.0, 2.0, 3.0], histogram.Edges);
    }

    [Fact]
    public void Without_numbers_the_bins_are_empty()
    {
        Histogram histogram = new([float.NaN], bins: 4);

        Assert.Equal([0.0, 0.25, 0.5, 0.75, 1.0], histogram.Edges);
        Assert.All(histogram.Values, value => Assert.Equal(0, value));
    }

    [Fact]
    public void The_last_bin_holds_both_its_edges_and_what_lies_beyond_is_left_out()
    {
        Histogram histogram = Histogram.FromValues<float>([-1, 0, 0.5f, 1, 2, 3, float.NaN, 4], [0, 1, 2, 3]);

        Assert.Equal([2.0, 1.0, 2.0], histogram.Values);
    }

    [Fact]
    public void Weights_and_densities_are_kept()
    {
        JsonNode value = MediaRun.Log("h", Histogram.FromBins([0.25, 1e-9, 12345678901], [0, 0.5, 0.5, 1e300])).Value!;

        Assert.Equal("""{"_type":"histogram","values":[0.25,1E-09,12345678901],"bins":[0,0.5,0.5,1E+300]}""", value.ToJsonString());
    }

    [Fact]
    public void Counts_may_have_any_type()
    {
        int[] counts = [3, 0, 7];

        Assert.Equal([3.0, 0.0, 7.0], Histogram.FromBins<int>(counts, [0, 1, 2, 3]).Values);
    }

    [Fact]
    public void Every_number_within_the_edges_is_counted_once()
    {
        Random random = Seed.Random(output);
        for (int trial = 0; trial < 200; trial++)
        {
            double[] edges = [.. Enumerable.Range(0, random.Next(2, 20)).Select(_ => (double)random.Next(-5, 6)).Order()];
            int[] values = [.. Enumerable.Range(0, random.Next(0, 50)).Select(_ => random.Next(-8, 9))];

            Histogram histogram = Histogram.FromValues<int>(values, edges);

            double[] expected = [.. Enumerable.Range(0, edges.Length - 1).Select(bin => (double)values.Count(value => IsIn(value, edges, bin)))];
            Assert.Equal(expected, histogram.Values);
        }
    }

    [Fact]
    public void Values_may_be_changed_afterwards()
    {
        double[] values = [1, 2];
        double[] edges = [0, 1, 2];
        Histogram histogram = Histogram.FromBins(values, edges);
        values[0] = 7;
        edges[0] = -7;

        Assert.Equal((1.0, 0.0), (histogram.Values[0], histogram.Edges[0]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(513)]
    public void There_are_1_to_512_bins(int bins)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Histogram([1.0], bins));
        Assert.Contains($"{bins + 1} edges", Assert.Throws<ArgumentException>(() => Histogram.FromBins(new double[bins], new double[bins + 1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Histogram.FromValues<int>([1], new double[bins + 1]));
        Assert.Equal(512, new Histogram([1.0, 2.0], 512).Values.Count);
    }

    [Fact]
    public void Bins_that_do_not_fit_together_are_refused()
    {
        Assert.Contains("2 values and 2 edges", Message([1, 2], [1, 2]), StringComparison.Ordinal);
        Assert.Contains("Edge 1 is 1, less than the 2", Message([1], [2, 1]), StringComparison.Ordinal);
        Assert.Contains("Edge 1 of 2 is NaN", Message([1], [2, double.NaN]), StringComparison.Ordinal);
        Assert.Contains("Value 0 of 1 is NaN", Message([double.NaN], [1, 2]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_histogram_cannot_be_a_cell() => Assert.Contains("Histogram", new Histogram([1.0]).CellFault, StringComparison.Ordinal);

    private static string Message(double[] values, double[] edges) => Assert.Throws<ArgumentException>(() => Histogram.FromBins(values, edges)).Message;

    // By the definition. Of bins without width only the last can hold anything.
    private static bool IsIn(double value, double[] edges, int bin) =>
        (value >= edges[bin] && value < edges[bin + 1]) || (bin == edges.Length - 2 && value == edges[^1]);
}
