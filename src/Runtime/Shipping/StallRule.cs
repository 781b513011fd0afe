namespace Instrument.Shipping;

/// <summary>
/// When the end of a run gives up: not after a fixed time, but when the server has accepted nothing for a while. Pure.
/// </summary>
/// <param name="limit">How long nothing may be accepted.</param>
/// <param name="total">How long the end may take in all, for those who ask for it (<c>WANDB_FINISH_TIMEOUT</c>); <see langword="null"/> for no limit.</param>
internal sealed class StallRule(TimeSpan limit, TimeSpan? total = null)
{
    /// <summary>How long is still to be waited for progress; zero or less when the run has stalled.</summary>
    /// <param name="sinceProgress">Time since a byte was accepted last.</param>
    /// <param name="sinceEnd">Time since the end of the run was asked for: what was not accepted before does not count.</param>
    public TimeSpan Left(TimeSpan sinceProgress, TimeSpan sinceEnd)
    {
        TimeSpan quiet = sinceProgress < sinceEnd ? sinceProgress : sinceEnd;
        TimeSpan left = limit - quiet;
        return total - sinceEnd is { } rest && rest < left ? rest : left;
    }
}
