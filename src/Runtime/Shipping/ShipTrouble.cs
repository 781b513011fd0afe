using Instrument.Http;
using Microsoft.Extensions.Logging;

namespace Instrument.Shipping;

/// <summary>
/// Tells the user that the server is away, and that it is back: the logger each time, the screen the first time, because a bad line can come
/// and go for hours. Any thread.
/// </summary>
/// <param name="progress">Learns of the last failure.</param>
/// <param name="logger">Learns of each time.</param>
/// <param name="notice">Learns of the first time; <see langword="null"/> for nobody.</param>
internal sealed class ShipTrouble(ShipProgress progress, ILogger logger, Action<string>? notice)
{
    private int _times;
    private int _isTold;

    /// <summary>Takes note of a failed attempt.</summary>
    public void Tell(FailedAttempt attempt)
    {
        progress.Fail(attempt.Failure.Message, isRepeated: attempt.NextWait is not null);
        // What is final has a line of its own.
        if (attempt.Failure.IsFinal || Interlocked.Exchange(ref _isTold, 1) != 0)
            return;
        ShipMessages.ServerAway(logger, attempt.Failure.Message);
        if (Interlocked.Increment(ref _times) == 1)
            notice?.Invoke($"W&B cannot be reached: {attempt.Failure.Message} The run goes on and is recorded; it is sent when the server answers again.");
    }

    /// <summary>Takes note of an answer.</summary>
    public void Accept()
    {
        if (Interlocked.Exchange(ref _isTold, 0) == 0)
            return;
        ShipMessages.ServerBack(logger);
        if (Volatile.Read(ref _times) == 1)
            notice?.Invoke("W&B can be reached again.");
    }
}
