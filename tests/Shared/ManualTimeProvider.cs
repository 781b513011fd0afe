namespace Instrument.Testing;

/// <summary>A clock that stands still until a test moves it, and its timers with it. The wall clock can be set apart from the monotonic one.</summary>
internal sealed class ManualTimeProvider(DateTimeOffset start) : TimeProvider
{
    // Nobody who waits for a timer waits longer: a timer that is never set is a failure.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // When each timer that is set fires.
    private readonly Dictionary<ManualTimer, long> _timers = [];
    private TaskCompletionSource _armed = new(TaskCreationOptions.RunContinuationsAsynchronously);
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

    /// <summary>Lets time pass on both clocks. Timers that come due fire in their order, each at its time, on the calling thread.</summary>
    public void Advance(TimeSpan time)
    {
        long end = GetTimestamp() + time.Ticks;
        while (TakeDue(end) is var (timer, due))
        {
            Pass(Math.Max(0, due - GetTimestamp()));
            timer.Fire();
        }
        Pass(end - GetTimestamp());
    }

    /// <summary>Moves the wall clock only, as somebody does who sets it.</summary>
    public void ShiftWallClock(TimeSpan shift) => Interlocked.Add(ref _utcTicks, shift.Ticks);

    /// <summary>Comes back when a timer is set that fires this much later than now. One that is due at once fires unseen.</summary>
    public async Task TimerAsync(TimeSpan wait)
    {
        while (true)
        {
            Task armed;
            lock (_timers)
            {
                if (_timers.ContainsValue(GetTimestamp() + wait.Ticks))
                    return;
                armed = _armed.Task;
            }
            await armed.WaitAsync(Patience);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ManualTimer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private void Pass(long ticks)
    {
        Interlocked.Add(ref _utcTicks, ticks);
        Interlocked.Add(ref _stamp, ticks);
    }

    private (ManualTimer Timer, long Due)? TakeDue(long end)
    {
        lock (_timers)
        {
            if (_timers.Count == 0)
                return null;
            (ManualTimer timer, long due) = _timers.MinBy(entry => entry.Value);
            if (due > end)
                return null;
            if (timer.Period > TimeSpan.Zero)
                _timers[timer] = due + timer.Period.Ticks;
            else
                _timers.Remove(timer);
            return (timer, due);
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._timers)
            {
                Period = period;
                clock._timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                if (dueTime == TimeSpan.Zero && period <= TimeSpan.Zero)
                {
                    // On another thread, as every timer of a real clock.
                    ThreadPool.QueueUserWorkItem(_ => Fire());
                    return true;
                }
                clock._timers.Add(this, clock.GetTimestamp() + dueTime.Ticks);
                clock._armed.TrySetResult();
                clock._armed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                return true;
            }
        }

        public void Dispose()
        {
            lock (clock._timers)
                clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
