using Instrument.Pipeline;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Pipeline;

public sealed class RunClockTests
{
    private static readonly long StartTicks = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).UtcTicks - DateTime.UnixEpoch.Ticks;
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void Stamps_become_times_on_both_scales()
    {
        RunClock clock = new(_time);
        _time.Advance(TimeSpan.FromSeconds(2.5));
        long stamp = clock.Now;
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(25_000_000, clock.ToRuntimeTicks(stamp));
        Assert.Equal(StartTicks + 25_000_000, clock.ToUnixTicks(stamp));
        Assert.Equal(2, clock.RuntimeSeconds(stamp));
        Assert.Equal(3602, clock.RuntimeSeconds(clock.Now));
    }

    [Theory]
    [InlineData(3_600_000)]
    [InlineData(-3_600_000)]
    [InlineData(51)]
    public void A_wall_clock_that_was_set_is_followed_and_the_runtime_stays(int milliseconds)
    {
        RunClock clock = new(_time);
        _time.Advance(TimeSpan.FromSeconds(10));
        _time.ShiftWallClock(TimeSpan.FromMilliseconds(milliseconds));
        clock.Follow();
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(StartTicks + TimeSpan.FromMilliseconds(11_000 + milliseconds).Ticks, clock.ToUnixTicks(clock.Now));
        Assert.Equal(TimeSpan.FromSeconds(11).Ticks, clock.ToRuntimeTicks(clock.Now));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), clock.StartUtc);
    }

    [Fact]
    public void A_difference_as_scheduling_makes_it_is_not_followed()
    {
        RunClock clock = new(_time);
        _time.ShiftWallClock(TimeSpan.FromMilliseconds(50));
        clock.Follow();

        Assert.Equal(StartTicks, clock.ToUnixTicks(clock.Now));
    }

    [Fact]
    public void Small_differences_are_followed_once_they_have_added_up()
    {
        RunClock clock = new(_time);
        for (int round = 0; round < 3; round++)
        {
            _time.ShiftWallClock(TimeSpan.FromMilliseconds(30));
            clock.Follow();
        }

        Assert.Equal(StartTicks + TimeSpan.FromMilliseconds(60).Ticks, clock.ToUnixTicks(clock.Now));
    }

    [Fact]
    public void The_runtime_is_never_negative()
    {
        long before = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromSeconds(5));
        RunClock clock = new(_time);

        Assert.Equal(0, clock.ToRuntimeTicks(before));
        Assert.Equal(0, clock.RuntimeSeconds(before));
        Assert.Equal(StartTicks, clock.ToUnixTicks(before));
    }
}
