using System.Runtime.ExceptionServices;

namespace CharModel.Compute;

/// <summary>Threads that share the parts of a piece of work, without allocating per piece as <see cref="Parallel"/> does.</summary>
/// <remarks>
/// Which thread takes which part is left to chance. Results stay the same as long as every value is computed within one part.
/// </remarks>
internal sealed class WorkerTeam : IDisposable
{
    private readonly Barrier _barrier;
    private readonly Thread[] _helpers;
    private Action<int>? _work;
    private int _parts;
    private int _taken;
    private Exception? _failure;

    /// <summary>Starts <paramref name="workers"/> - 1 threads; the caller of <see cref="Run"/> is the last worker.</summary>
    public WorkerTeam(int workers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        _barrier = new Barrier(workers);
        _helpers = new Thread[workers - 1];
        for (int i = 0; i < _helpers.Length; i++)
        {
            _helpers[i] = new Thread(Help) { IsBackground = true, Name = $"Worker {i + 1}" };
            _helpers[i].Start();
        }
    }

    /// <summary>Calls <paramref name="work"/> for each part from 0 to below <paramref name="parts"/> and waits for them all.</summary>
    public void Run(Action<int> work, int parts)
    {
        _work = work;
        _parts = parts;
        _taken = 0;
        _failure = null;
        _barrier.SignalAndWait();
        TakeParts(work);
        _barrier.SignalAndWait();
        if (_failure is not null)
            ExceptionDispatchInfo.Throw(_failure);
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        _work = null;
        _barrier.SignalAndWait();
        foreach (Thread helper in _helpers)
            helper.Join();
        _barrier.Dispose();
    }

    private void Help()
    {
        while (true)
        {
            _barrier.SignalAndWait();
            if (_work is not { } work)
                return;
            TakeParts(work);
            _barrier.SignalAndWait();
        }
    }

    private void TakeParts(Action<int> work)
    {
        try
        {
            for (int part; (part = Interlocked.Increment(ref _taken) - 1) < _parts;)
                work(part);
        }
        catch (Exception e)
        {
            // A worker that leaves the barrier would leave the others waiting for ever.
            _failure = e;
        }
    }
}
