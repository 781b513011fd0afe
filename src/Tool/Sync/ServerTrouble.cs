using Instrument.Http;
using Instrument.Shipping;

namespace Instrument.Tool.Sync;

/// <summary>Tells the run that is being sent of attempts that failed. Any thread.</summary>
internal sealed class ServerTrouble
{
    private volatile ShipProgress? _progress;

    /// <summary>From now on failures are this run's.</summary>
    public void Watch(ShipProgress progress) => _progress = progress;

    /// <summary>Takes note of a failed attempt.</summary>
    public void Tell(FailedAttempt attempt) => _progress?.Fail(attempt.Failure.Message, isRepeated: attempt.NextWait is not null);
}
