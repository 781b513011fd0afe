using Instrument.Http;
using Microsoft.Extensions.Logging;

namespace Instrument.Shipping;

/// <summary>Tells the user once that the server is away, and once that it is back. Any thread.</summary>
internal sealed class ShipTrouble(ShipProgress progress, ILogger logger)
{
    private int _isTold;

    /// <summary>Takes note of a failed attempt.</summary>
    public void Tell(FailedAttempt attempt)
    {
        progress.Fail(attempt.Failure.Message);
        if (Interlocked.Exchange(ref _isTold, 1) == 0)
            ShipMessages.ServerAway(logger, attempt.Failure.Message);
    }

    /// <summary>Takes note of an answer.</summary>
    public void Accept()
    {
        if (Interlocked.Exchange(ref _isTold, 0) == 1)
            ShipMessages.ServerBack(logger);
    }
}
