using System.Threading.Channels;

namespace Instrument.Runtime.Tests.Reading;

/// <summary>A clock whose timers fire when a test says so, or at once.</summary>
/// <param name="atOnce">Whether every timer fires as soon as it is made.</param>
internal sealed class PollClock(bool atOnce = false) : TimeProvider
{
    /// <summary>When a test gives up: a reader that does not come to wait, or does not end, is a failure.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Channel<PollTimer> _timers = Channel.CreateUnbounded<PollTimer>();
    private int _count;

    /// <summary>How many timers were made.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>How long the last timer was to wait.</summary>
    public TimeSpan LastWait { get; private set; }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        PollTimer timer = new(callback, state);
        LastWait = dueTime;
        Interlocked.Increment(ref _count);
        if (atOnce)
            ThreadPool.QueueUserWorkItem(_ => timer.Fire());
        else
            Assert.True(_timers.Writer.TryWrite(timer));
        return timer;
    }

    /// <summary>Comes back when somebody waits.</summary>
    public async Task Waited() => Assert.True(await _timers.Reader.WaitToReadAsync().AsTask().WaitAsync(Patience));

    /// <summary>Ends the wait of somebody, as soon as somebody waits.</summary>
    public async Task Fire()
    {
        await Waited();
        Assert.True(_timers.Reader.TryRead(out PollTimer? timer));
        timer.Fire();
    }

    private sealed class PollTimer(TimerCallback callback, object? state) : ITimer
    {
        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
