namespace Instrument.Http;

/// <summary>Spaces requests out to a rate that may change, with a burst at first. Pure; its owner gives the time.</summary>
/// <param name="burst">How many requests may be made at once after a rest.</param>
internal sealed class TokenBucket(double burst)
{
    private double _used;
    private TimeSpan? _last;

    /// <summary>Takes a token and says how long to wait for it.</summary>
    /// <param name="rate">Tokens per second, above 0.</param>
    /// <param name="now">Time since any moment that stays the same.</param>
    public TimeSpan Take(double rate, TimeSpan now)
    {
        double elapsed = _last is { } last && now > last ? (now - last).TotalSeconds : 0;
        _last = now;
        _used = Math.Max(0, _used - (elapsed * rate)) + 1;
        return _used <= burst ? TimeSpan.Zero : TimeSpan.FromSeconds((_used - burst) / rate);
    }
}
