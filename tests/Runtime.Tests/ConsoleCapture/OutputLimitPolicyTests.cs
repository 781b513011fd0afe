using Instrument.ConsoleCapture;

namespace Instrument.Runtime.Tests.ConsoleCapture;

public sealed class OutputLimitPolicyTests
{
    [Fact]
    public void A_burst_is_kept_and_then_what_comes_at_the_rate()
    {
        OutputLimitPolicy policy = new(long.MaxValue, bytesPerSecond: 100);
        for (int text = 0; text < 10; text++)
            Assert.Equal(OutputDecision.Keep, policy.Decide(100, TimeSpan.Zero));
        Assert.Equal(OutputDecision.TooFast, policy.Decide(100, TimeSpan.Zero));

        for (int second = 1; second < 20; second++)
            Assert.Equal(OutputDecision.Keep, policy.Decide(100, TimeSpan.FromSeconds(second)));
    }

    [Fact]
    public void A_flood_is_left_out_a_second_at_a_time()
    {
        OutputLimitPolicy policy = new(long.MaxValue, bytesPerSecond: 100);
        List<OutputDecision> decisions = [];
        for (int millisecond = 0; millisecond < 60_000; millisecond++)
            decisions.Add(policy.Decide(10, TimeSpan.FromMilliseconds(millisecond)));

        int kept = decisions.Count(decision => decision == OutputDecision.Keep);
        Assert.InRange(kept * 10, (10 + 59) * 100, (10 + 60) * 100 + 10);
        int gaps = decisions.Zip(decisions.Skip(1)).Count(pair => pair is (OutputDecision.Keep, OutputDecision.TooFast));
        Assert.InRange(gaps, 55, 61);
    }

    [Fact]
    public void A_text_longer_than_what_is_left_is_kept_and_the_next_ones_pay_for_it()
    {
        OutputLimitPolicy policy = new(long.MaxValue, bytesPerSecond: 1);

        Assert.Equal(OutputDecision.Keep, policy.Decide(30, TimeSpan.Zero));
        Assert.Equal(OutputDecision.TooFast, policy.Decide(1, TimeSpan.FromSeconds(20)));
        Assert.Equal(OutputDecision.Keep, policy.Decide(1, TimeSpan.FromSeconds(22)));
    }

    [Fact]
    public void Beyond_the_runs_bytes_nothing_more_is_kept()
    {
        OutputLimitPolicy policy = new(maxBytes: 10, bytesPerSecond: long.MaxValue);

        Assert.Equal(OutputDecision.Keep, policy.Decide(10, TimeSpan.Zero));
        Assert.Equal(OutputDecision.BeyondRun, policy.Decide(1, TimeSpan.FromHours(1)));

        policy = new(maxBytes: 10, bytesPerSecond: long.MaxValue);
        Assert.Equal(OutputDecision.BeyondRun, policy.Decide(11, TimeSpan.Zero));
        Assert.Equal(OutputDecision.BeyondRun, policy.Decide(1, TimeSpan.Zero));
    }

    [Fact]
    public void Without_limits_everything_is_kept_and_a_clock_that_goes_back_does_no_harm()
    {
        OutputLimitPolicy policy = new(long.MaxValue, long.MaxValue);

        for (int text = 0; text < 1000; text++)
            Assert.Equal(OutputDecision.Keep, policy.Decide(int.MaxValue, TimeSpan.FromSeconds(-text)));
    }
}
