namespace Instrument.Testing.Tests.Clients;

/// <summary>A clock that a test sets. Its timers fire when the clock is moved past them.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Timer> _timers = [];
    private readonly List<TaskCompletionSource> _expecting = [];
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Now
    {
        get
        {
            lock (_gate)
                return _now;
        }

        set
        {
            List<Timer> due;
            lock (_gate)
            {
                _now = value;
                due = _timers.FindAll(timer => timer.Due <= value);
                _timers.RemoveAll(due.Contains);
            }
            foreach (Timer timer in due)
                timer.Fire();
        }
    }

    /// <summary>A task that ends when a timer waits for the clock.</summary>
    public Task TimerAsync()
    {
        TaskCompletionSource expected = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_timers.Count > 0)
                return Task.CompletedTask;
            _expecting.Add(expected);
        }
        return expected.Task;
    }

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Timer timer = new(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(SteppedTime time, Action fire) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                time._timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = time._now + dueTime;
                    time._timers.Add(this);
                    time._expecting.ForEach(expecting => expecting.TrySetResult());
                    time._expecting.Clear();
                }
            }
            return true;
        }

        public void Dispose()
        {
            lock (time._gate)
                time._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
