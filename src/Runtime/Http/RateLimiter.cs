namespace Instrument.Http;

/// <summary>Holds requests back so that the server's quota lasts.</summary>
internal sealed class RateLimiter(TimeProvider time)
{
    private const double Burst = 10;

    private readonly Lock _lock = new();
    private readonly RateLimitState _state = new();
    private readonly TokenBucket _bucket = new(Burst);
    private readonly long _start = time.GetTimestamp();

    /// <summary>Comes back when the next request may be made.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (_lock)
            wait = _bucket.Take(_state.Rate, time.GetElapsedTime(_start));
        // A timer is no finer than this.
        if (wait > TimeSpan.FromMilliseconds(1))
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes what an answer says about the quota.</summary>
    public void Observe(HttpAnswer answer)
    {
        lock (_lock)
            _state.Observe(answer.RateLimitRemaining, answer.RateLimitReset, time.GetElapsedTime(_start));
    }
}
