using CharModel.Training;

namespace Instrument.Samples.Tests.Training;

public sealed class LearningRateScheduleTests
{
    [Theory]
    [InlineData(1, 0.01)]
    [InlineData(50, 0.5)]
    [InlineData(100, 1.0)]
    [InlineData(600, 0.55)]
    [InlineData(1100, 0.1)]
    [InlineData(2000, 0.1)]
    public void It_rises_to_the_peak_and_falls_to_a_tenth(int step, double expected) =>
        Assert.Equal(expected, new LearningRateSchedule(peak: 1, warmupSteps: 100, totalSteps: 1100).At(step), 1e-12);

    [Fact]
    public void It_falls_all_the_way_after_the_warm_up()
    {
        var schedule = new LearningRateSchedule(peak: 1, warmupSteps: 10, totalSteps: 100);

        Assert.All(Enumerable.Range(11, 89), step => Assert.True(schedule.At(step) < schedule.At(step - 1)));
    }

    [Fact]
    public void Training_without_warm_up_starts_near_the_peak() =>
        Assert.InRange(new LearningRateSchedule(peak: 1, warmupSteps: 0, totalSteps: 100).At(1), 0.99, 1);

    [Fact]
    public void A_single_step_has_a_rate() =>
        Assert.Equal(0.1, new LearningRateSchedule(peak: 1, warmupSteps: 0, totalSteps: 1).At(1), 1e-12);
}
