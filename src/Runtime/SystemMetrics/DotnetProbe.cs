namespace Instrument.SystemMetrics;

/// <summary>
/// What the .NET runtime tells about itself: heap, collections and pauses of the garbage collector, allocation, thread pool, contention and
/// exceptions. Counts are since the probe's start. W&amp;B's own client has no such figures; they make a section of their own, <c>dotnet</c>.
/// </summary>
internal sealed class DotnetProbe : ISystemProbe, IDisposable
{
    private const double Mebibyte = 1 << 20;

    private readonly TimeProvider _time;
    private readonly long _contentions = Monitor.LockContentionCount;
    private readonly TimeSpan _pauses = GC.GetTotalPauseDuration();
    private readonly int[] _collections = [GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2)];
    private long _exceptions;
    private long _allocated = GC.GetTotalAllocatedBytes();
    private long _stamp;

    /// <summary>Begins to count.</summary>
    public DotnetProbe(TimeProvider time)
    {
        _time = time;
        _stamp = time.GetTimestamp();
        AppDomain.CurrentDomain.FirstChanceException += OnException;
    }

    /// <inheritdoc/>
    public string Name => ".NET runtime";

    /// <inheritdoc/>
    public void Sample(SystemValues values)
    {
        GCMemoryInfo memory = GC.GetGCMemoryInfo();
        values.Add("dotnet.gc.heapMB", GC.GetTotalMemory(forceFullCollection: false) / Mebibyte);
        values.Add("dotnet.gc.committedMB", memory.TotalCommittedBytes / Mebibyte);
        values.Add("dotnet.gc.pauseMs", (GC.GetTotalPauseDuration() - _pauses).TotalMilliseconds);
        for (int generation = 0; generation < _collections.Length; generation++)
            values.Add($"dotnet.gc.gen{generation}", (long)(GC.CollectionCount(generation) - _collections[generation]));
        AddAllocationRate(values);
        values.Add("dotnet.threadpool.threads", (long)ThreadPool.ThreadCount);
        values.Add("dotnet.threadpool.queue", ThreadPool.PendingWorkItemCount);
        values.Add("dotnet.contention", Monitor.LockContentionCount - _contentions);
        values.Add("dotnet.exceptions", Interlocked.Read(ref _exceptions));
    }

    /// <inheritdoc/>
    public void Dispose() => AppDomain.CurrentDomain.FirstChanceException -= OnException;

    private void AddAllocationRate(SystemValues values)
    {
        long allocated = GC.GetTotalAllocatedBytes();
        long stamp = _time.GetTimestamp();
        double seconds = _time.GetElapsedTime(_stamp, stamp).TotalSeconds;
        if (seconds > 0)
            values.Add("dotnet.gc.allocatedMBPerSecond", (allocated - _allocated) / Mebibyte / seconds);
        (_allocated, _stamp) = (allocated, stamp);
    }

    private void OnException(object? sender, System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs arguments) => Interlocked.Increment(ref _exceptions);
}
