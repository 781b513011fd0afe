using Instrument.Pipeline;

namespace Instrument.Runtime.Tests.Pipeline;

public sealed class HistorySamplesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(128)]
    public void A_short_series_is_kept_whole(int length) => Assert.Equal(Enumerable.Range(0, length).Select(number => (double)number), Sample(length));

    [Fact]
    public void A_long_series_is_sampled_evenly_in_order_and_to_its_end()
    {
        for (int length = 129; length < 5000; length++)
        {
            double[] samples = Sample(length);
            double stride = samples[1] - samples[0];

            Assert.InRange(samples.Length, HistorySamples.Capacity / 2, HistorySamples.Capacity);
            Assert.Equal(0, samples[0]);
            Assert.All(samples.Skip(1).Zip(samples), pair => Assert.Equal(stride, pair.First - pair.Second));
            Assert.InRange(length - 1 - samples[^1], 0, stride - 1);
        }
    }

    [Fact]
    public void A_million_numbers_take_the_same_room() => Assert.InRange(Sample(1_000_000).Length, HistorySamples.Capacity / 2, HistorySamples.Capacity);

    private static double[] Sample(int length)
    {
        HistorySamples samples = new();
        for (int number = 0; number < length; number++)
            samples.Add(number);
        return samples.Samples.ToArray();
    }
}
