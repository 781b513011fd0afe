using Instrument.Generated;

namespace Instrument.Sweeps;

/// <summary>Runs trials as a function of this program: a run for each, with a config that has the sweep's values.</summary>
internal sealed class FunctionTrials<TConfig>(
    SweepPath sweep, TConfig defaults, RunOptions options, Func<TConfig, Run, CancellationToken, Task> trial) : ISweepTrials
    where TConfig : IWandbConfig<TConfig>
{
    // The official client's exit codes of what has failed and of what was interrupted (docs/wire/sdk-surface.md §4.5).
    private const int FailureExitCode = 1;
    private const int InterruptExitCode = 255;

    /// <inheritdoc/>
    public Task<SweepTrial> RunAsync(SweepCommand command, CancellationToken stop) => Task.Run(() => RunNowAsync(command, stop), CancellationToken.None);

    private async Task<SweepTrial> RunNowAsync(SweepCommand command, CancellationToken stop)
    {
        StartingConfig config = new(defaults) { IsTaken = true, IsStrict = true };
        Run run = Wandb.StartTrial(config, options, sweep, command);
        // The stop button of the run in W&B stops the trial, too.
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(stop, run.StopRequested);
        (SweepTrialOutcome outcome, Exception? error) = await TryAsync((TConfig)config.Actual!, run, either.Token).ConfigureAwait(false);
        if (error is not null && outcome == SweepTrialOutcome.Failed)
            LogMessages.TrialFailed(options.Logger, run.Id, error);
        int exitCode = error is null ? 0 : outcome == SweepTrialOutcome.Stopped ? InterruptExitCode : FailureExitCode;
        await run.FinishAsync(exitCode, CancellationToken.None).ConfigureAwait(false);
        return new SweepTrial(run.Id, outcome, outcome == SweepTrialOutcome.Failed ? error : null);
    }

    private async Task<(SweepTrialOutcome Outcome, Exception? Error)> TryAsync(TConfig config, Run run, CancellationToken stop)
    {
        try
        {
            await trial(config, run, stop).ConfigureAwait(false);
            return (stop.IsCancellationRequested ? SweepTrialOutcome.Stopped : SweepTrialOutcome.Finished, null);
        }
#pragma warning disable CA1031 // Whatever a trial throws is the end of that trial alone; the report has it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return (stop.IsCancellationRequested ? SweepTrialOutcome.Stopped : SweepTrialOutcome.Failed, exception);
        }
    }
}
