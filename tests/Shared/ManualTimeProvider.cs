namespace Instrument.Testing;

/// <summary>A clock that stands still until a test moves it. The wall clock can be set apart from the monotonic one.</summary>
internal sealed class ManualTimeProvider(DateTimeOffset start) : TimeProvider
{
    private long _stamp = TimeSpan.TicksPerDay;
    private long _utcTicks = start.UtcTicks;

    /// <summary>The first moment of 2026.</summary>
    public ManualTimeProvider() : this(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long GetTimestamp() => Interlocked.Read(ref _stamp);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _utcTicks), TimeSpan.Zero);

    /// <summary>Lets time pass on both clocks.</summary>
    public void Advance(TimeSpan time)
    {
        Interlocked.Add(ref _utcTicks, time.Ticks);
        Interlocked.Add(ref _stamp, time.Ticks);
    }

    /// <summary>Moves the wall clock only, as somebody does who sets it.</summary>
    public void ShiftWallClock(TimeSpan shift) => Interlocked.Add(ref _utcTicks, shift.Ticks);
}
