namespace Instrument;

/// <summary>What an agent did.</summary>
/// <param name="Trials">Its trials in the order in which they ended.</param>
/// <param name="End">Why it ended.</param>
public sealed record SweepReport(IReadOnlyList<SweepTrial> Trials, SweepAgentEnd End)
{
    /// <summary>How many trials ended so.</summary>
    /// <param name="outcome">How.</param>
    /// <returns>Their number.</returns>
    public int Count(SweepTrialOutcome outcome) => Trials.Count(trial => trial.Outcome == outcome);
}
