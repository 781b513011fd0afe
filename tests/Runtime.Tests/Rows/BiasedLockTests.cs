using Instrument.Rows;

namespace Instrument.Runtime.Tests.Rows;

public sealed class BiasedLockTests
{
    private const int Entries = 200_000;

    private BiasedLock _lock;
    private long _plain;

    [Fact]
    public void The_second_entry_of_the_first_thread_is_the_owners()
    {
        bool first = _lock.Enter();
        _lock.Exit(first);
        bool second = _lock.Enter();
        _lock.Exit(second);
        Assert.False(first);
        Assert.True(second);
    }

    [Fact]
    public void Another_thread_ends_the_ownership_for_good()
    {
        CountAlone(10);
        RunInThread(() => CountAlone(1));
        bool asOwner = _lock.Enter();
        _lock.Exit(asOwner);
        Assert.False(asOwner);
    }

    [Fact]
    public void Another_thread_waits_until_the_owner_is_out()
    {
        CountAlone(2);
        bool asOwner = _lock.Enter();
        Thread other = new(() => CountAlone(1));
        other.Start();
        Assert.False(other.Join(TimeSpan.FromMilliseconds(50)));
        Assert.Equal(2, _plain);
        _lock.Exit(asOwner);
        other.Join();
        Assert.True(asOwner);
        Assert.Equal(3, _plain);
    }

    [Fact]
    public void Nothing_is_lost_when_others_come_while_the_owner_works()
    {
        // The ownership ends once a lock, so there are many locks.
        for (int round = 0; round < 300; round++)
        {
            _lock = default;
            _plain = 0;
            CountAlone(2);
            Thread other = new(() => CountAlone(500));
            other.Start();
            CountAlone(500);
            other.Join();
            Assert.Equal(1002, _plain);
        }
    }

    [Fact]
    public void Nothing_is_lost_among_many_threads()
    {
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.Length; i++)
            threads[i] = new Thread(() => CountAlone(Entries));
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Equal((long)threads.Length * Entries, _plain);
    }

    private static void RunInThread(Action work)
    {
        Thread thread = new(() => work());
        thread.Start();
        thread.Join();
    }

    // The counter is not atomic: it is right only if one thread at a time is inside.
    private void CountAlone(int entries)
    {
        for (int i = 0; i < entries; i++)
        {
            bool asOwner = _lock.Enter();
            _plain++;
            _lock.Exit(asOwner);
        }
    }
}
