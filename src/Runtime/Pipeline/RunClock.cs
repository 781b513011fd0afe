using Instrument.Rows;

namespace Instrument.Pipeline;

/// <summary>
/// Turns the stamps of rows into times. Rows carry the monotonic clock, which is cheap and never jumps; the wall clock is looked
/// at now and then.
/// </summary>
/// <remarks>The start never changes; the anchor belongs to the log thread.</remarks>
internal sealed class RunClock
{
    // Below this the two clocks differ by scheduling, not because somebody set the wall clock or the machine slept.
    private static readonly long JumpTicks = TimeSpan.FromMilliseconds(50).Ticks;

    private readonly TimeProvider _time;
    private RunClockState _state;

    /// <summary>Starts the run's clock now.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="elapsed">How long the run took before, if it is one that goes on.</param>
    public RunClock(TimeProvider time, TimeSpan elapsed = default)
    {
        _time = time;
        long utcTicks = time.GetUtcNow().UtcTicks;
        long stamp = time.GetTimestamp();
        long before = (long)(elapsed.TotalSeconds * time.TimestampFrequency);
        _state = new RunClockState(stamp - before, utcTicks, stamp, utcTicks);
    }

    /// <summary>The clock of a run whose process has ended: reads stamps, but does not go on.</summary>
    public RunClock(TimeProvider time, RunClockState state)
    {
        _time = time;
        _state = state;
    }

    /// <summary>When the run started.</summary>
    public DateTimeOffset StartUtc => new(_state.StartUtcTicks, TimeSpan.Zero);

    /// <summary>The stamp of a call that happens now.</summary>
    public long Now => _time.GetTimestamp();

    /// <summary>The numbers behind it. Log thread only.</summary>
    public RunClockState State => _state;

    /// <summary>Follows the wall clock after it was set or the machine slept.</summary>
    /// <returns>Whether the state changed.</returns>
    public bool Follow()
    {
        long utcTicks = _time.GetUtcNow().UtcTicks;
        long stamp = _time.GetTimestamp();
        if (Math.Abs(ToUtcTicks(stamp) - utcTicks) <= JumpTicks)
            return false;
        _state = _state with { AnchorStamp = stamp, AnchorUtcTicks = utcTicks };
        return true;
    }

    /// <summary>100-nanosecond ticks since the Unix epoch.</summary>
    public long ToUnixTicks(long stamp) => ToUtcTicks(stamp) - DateTime.UnixEpoch.Ticks;

    /// <summary>100-nanosecond ticks that the run has taken, before it was continued included.</summary>
    public long ToRuntimeTicks(long stamp) => Math.Max(0, _time.GetElapsedTime(_state.StartStamp, stamp).Ticks);

    /// <summary>Whole seconds that the run has taken.</summary>
    public int RuntimeSeconds(long stamp) => (int)(ToRuntimeTicks(stamp) / TimeSpan.TicksPerSecond);

    private long ToUtcTicks(long stamp) => _state.AnchorUtcTicks + _time.GetElapsedTime(_state.AnchorStamp, stamp).Ticks;
}
