namespace Instrument.Sweeps;

/// <summary>How an agent runs a trial: as a function of this program, or as a process.</summary>
internal interface ISweepTrials
{
    /// <summary>
    /// Runs a trial. It comes back when the trial has ended, soon after <paramref name="stop"/> at the latest as the trial allows; a trial that
    /// fails is a result. An exception says that no trial can succeed, and ends the agent.
    /// </summary>
    Task<SweepTrial> RunAsync(SweepCommand command, CancellationToken stop);
}
