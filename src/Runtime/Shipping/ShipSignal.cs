namespace Instrument.Shipping;

/// <summary>
/// Wakes the shipper: the log has grown or is complete, or an upload has ended. Setting it costs next to nothing, and several settings
/// before the shipper looks are one.
/// </summary>
internal sealed class ShipSignal : IDisposable
{
    private readonly SemaphoreSlim _semaphore = new(0, 1);
    private int _isSet;
    private volatile bool _isLogComplete;

    /// <summary>Whether nothing will be appended to the log any more.</summary>
    public bool IsLogComplete => _isLogComplete;

    /// <summary>Wakes the shipper. Any thread.</summary>
    public void Set()
    {
        if (Interlocked.Exchange(ref _isSet, 1) == 0)
            _semaphore.Release();
    }

    /// <summary>Says that the log has its last byte. Any thread.</summary>
    public void CompleteLog()
    {
        _isLogComplete = true;
        Set();
    }

    /// <summary>Waits until the signal is set. One waiter at a time.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        await _semaphore.WaitAsync(cancellation).ConfigureAwait(false);
        // After this a new setting releases again; what it announces is seen by the look that follows.
        Interlocked.Exchange(ref _isSet, 0);
    }

    /// <inheritdoc/>
    public void Dispose() => _semaphore.Dispose();
}
