using Instrument.SystemMetrics;

namespace Instrument.Runtime.Tests.SystemMetrics;

/// <summary>How often a probe is asked, by what it costs.</summary>
public sealed class ProbePaceTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(15, 1)]
    [InlineData(16, 2)]
    [InlineData(60, 4)]
    [InlineData(100_000_000, 240)]
    public void A_probe_takes_at_most_a_thousandth_of_a_core(int milliseconds, int expected)
    {
        ProbePace pace = new(Interval);
        bool[] slower = [.. Enumerable.Range(0, 3).Select(_ => pace.Add(TimeSpan.FromMilliseconds(milliseconds)))];

        Assert.Equal(expected, pace.Factor);
        Assert.Equal([false, false, expected > 1], slower);
        Assert.Equal(2, Enumerable.Range(0, 2 * expected).Count(_ => pace.IsDue()));
    }

    [Fact]
    public void One_slow_sample_changes_nothing_and_cheap_ones_bring_the_pace_back()
    {
        ProbePace pace = new(Interval);

        foreach (int milliseconds in new[] { 1, 5000, 5000, 1, 5000, 5000 })
            Assert.False(pace.Add(TimeSpan.FromMilliseconds(milliseconds)));
        Assert.True(pace.Add(TimeSpan.FromMilliseconds(30)));
        Assert.Equal(2, pace.Factor);
        Assert.False(pace.Add(TimeSpan.FromMilliseconds(1)));
        Assert.Equal(1, pace.Factor);
    }

    [Fact]
    public void At_a_short_interval_a_sample_of_two_milliseconds_is_nothing_to_talk_about()
    {
        ProbePace pace = new(TimeSpan.FromSeconds(0.1));
        foreach (int _ in Enumerable.Range(0, 3))
            pace.Add(TimeSpan.FromMilliseconds(2));

        Assert.Equal(1, pace.Factor);
    }
}
