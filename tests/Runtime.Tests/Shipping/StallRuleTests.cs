using Instrument.Shipping;

namespace Instrument.Runtime.Tests.Shipping;

public class StallRuleTests
{
    [Theory]
    [InlineData(0, 0, 60)]
    [InlineData(59, 100, 1)]
    [InlineData(60, 100, 0)]
    // What was not accepted before the end was asked for does not count.
    [InlineData(500, 10, 50)]
    [InlineData(500, 61, -1)]
    // Progress starts the wait again, however long the end takes.
    [InlineData(3, 86_400, 57)]
    public void The_end_waits_from_the_last_progress_or_from_its_own_start(int sinceProgress, int sinceEnd, int left) => Assert.Equal(
        TimeSpan.FromSeconds(left), new StallRule(TimeSpan.FromSeconds(60)).Left(TimeSpan.FromSeconds(sinceProgress), TimeSpan.FromSeconds(sinceEnd)));

    [Theory]
    [InlineData(0, 0, 60)]
    [InlineData(1, 80, 20)]
    [InlineData(50, 80, 10)]
    [InlineData(0, 100, 0)]
    public void A_limit_of_all_the_end_may_take_comes_on_top(int sinceProgress, int sinceEnd, int left) => Assert.Equal(
        TimeSpan.FromSeconds(left),
        new StallRule(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(100)).Left(TimeSpan.FromSeconds(sinceProgress), TimeSpan.FromSeconds(sinceEnd)));
}
