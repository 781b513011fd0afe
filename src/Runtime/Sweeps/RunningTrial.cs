namespace Instrument.Sweeps;

/// <summary>The trial that an agent runs at the moment.</summary>
internal sealed class RunningTrial : IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Starts a trial.</summary>
    public RunningTrial(SweepCommand command, ISweepTrials trials)
    {
        RunId = command.RunId;
        Task = trials.RunAsync(command, _stop.Token);
    }

    /// <summary>The id of its run.</summary>
    public string RunId { get; }

    /// <summary>Ends with the trial.</summary>
    public Task<SweepTrial> Task { get; }

    /// <summary>Asks the trial to end.</summary>
    public Task StopAsync() => _stop.CancelAsync();

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();
}
