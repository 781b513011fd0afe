namespace Instrument.ConsoleCapture;

/// <summary>
/// Decides which console output is kept when there is a flood of it: so many bytes a run, and so many a second with a burst. Pure; its owner
/// gives the time.
/// </summary>
/// <param name="maxBytes">Most bytes in all.</param>
/// <param name="bytesPerSecond">Bytes a second on average.</param>
internal sealed class OutputLimitPolicy(long maxBytes, long bytesPerSecond)
{
    /// <summary>How many seconds' bytes may come at once.</summary>
    public const int BurstSeconds = 10;

    private readonly double _burst = (double)bytesPerSecond * BurstSeconds;

    // Below 0 after a text that was longer than what was left.
    private double _left = (double)bytesPerSecond * BurstSeconds;
    private TimeSpan? _last;
    private bool _isTooFast;
    private bool _isExhausted;
    private long _kept;

    /// <summary>Decides about a text.</summary>
    /// <param name="bytes">Its length.</param>
    /// <param name="now">Time since any moment that stays the same.</param>
    public OutputDecision Decide(int bytes, TimeSpan now)
    {
        if (_last is { } last && now > last)
            _left = Math.Min(_burst, _left + ((now - last).TotalSeconds * bytesPerSecond));
        _last = now;
        // Once it was, short texts do not slip through: what is left out is one piece, the rest of the output.
        _isExhausted |= _kept > maxBytes - bytes;
        if (_isExhausted)
            return OutputDecision.BeyondRun;
        // A flood is cut into pieces of a second, not into single lines with a note before each.
        _isTooFast = _left <= 0 || (_isTooFast && _left < bytesPerSecond);
        if (_isTooFast)
            return OutputDecision.TooFast;
        _left -= bytes;
        _kept += bytes;
        return OutputDecision.Keep;
    }
}
