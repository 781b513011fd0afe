using Instrument.Http;

namespace Instrument.Runtime.Tests.Http;

/// <summary>
/// A clock for calls that are repeated. A wait between two attempts passes at once, and the clock moves on by it; every other timer,
/// such as the timeout of an attempt, fires when a test says so.
/// </summary>
internal sealed class RetryClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<RetryTimer> _timers = [];
    private readonly List<FailedAttempt> _failed = [];
    private readonly long _start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).UtcTicks;
    private long _ticks;
    private TimeSpan? _expected;
    private (TimeSpan Due, TaskCompletionSource Found)? _wanted;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>The failed attempts so far.</summary>
    public FailedAttempt[] Failed
    {
        get
        {
            lock (_lock)
                return [.. _failed];
        }
    }

    /// <summary>The waits between attempts so far, in seconds.</summary>
    public double[] Waits => [.. Failed.Where(attempt => attempt.NextWait is not null).Select(attempt => attempt.NextWait!.Value.TotalSeconds)];

    /// <summary>How much time has passed.</summary>
    public TimeSpan Passed => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow() => new(_start + Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

    /// <summary>The observer of the calls: the wait that it is told of is the one that passes.</summary>
    public void Observe(FailedAttempt attempt)
    {
        lock (_lock)
        {
            _failed.Add(attempt);
            _expected = attempt.NextWait > TimeSpan.Zero ? attempt.NextWait : null;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        RetryTimer timer = new(callback, state, dueTime);
        lock (_lock)
        {
            // Task.Delay counts in whole milliseconds.
            if (_expected is { } wait && Math.Abs((wait - dueTime).TotalMilliseconds) < 1)
            {
                _expected = null;
                Advance(wait);
                ThreadPool.QueueUserWorkItem(_ => timer.Fire());
            }
            else
            {
                _timers.Add(timer);
                if (IsWanted(timer))
                    _wanted!.Value.Found.TrySetResult();
            }
        }
        return timer;
    }

    /// <summary>Comes back when somebody waits for a time, give or take a tenth of a second.</summary>
    public Task TimerAsync(TimeSpan due)
    {
        lock (_lock)
        {
            _wanted = (due, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            if (_timers.Any(IsWanted))
                _wanted.Value.Found.SetResult();
            return _wanted.Value.Found.Task;
        }
    }

    /// <summary>Lets a time pass: timers that were made for it or less fire.</summary>
    public void Fire(TimeSpan time)
    {
        RetryTimer[] due;
        lock (_lock)
        {
            due = [.. _timers.Where(timer => timer.Due <= time && timer.Due >= TimeSpan.Zero)];
            _timers.RemoveAll(timer => due.Contains(timer));
        }
        Advance(time);
        foreach (RetryTimer timer in due)
            timer.Fire();
    }

    private bool IsWanted(RetryTimer timer) => _wanted is { } wanted && (timer.Due - wanted.Due).Duration() < TimeSpan.FromSeconds(0.1);

    private sealed class RetryTimer(TimerCallback callback, object? state, TimeSpan due) : ITimer
    {
        private int _isOver;

        public TimeSpan Due { get; } = due;

        public void Fire()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
                callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => Interlocked.Exchange(ref _isOver, 1);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
