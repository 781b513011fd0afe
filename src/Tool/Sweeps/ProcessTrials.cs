using Instrument.Sweeps;

namespace Instrument.Tool.Sweeps;

/// <summary>Runs trials as processes of the sweep's program (docs/wire/sdk-surface.md §10.4, §10.5).</summary>
internal sealed class ProcessTrials(ToolHost host, SweepPath sweep, AgentProgram program, CancellationToken shutdown) : ISweepTrials
{
    // Ctrl-C reaches the processes of a terminal by itself, and a second signal would cut their end short.
    private static readonly TimeSpan PatienceAtShutdown = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public async Task<SweepTrial> RunAsync(SweepCommand command, CancellationToken stop)
    {
        TrialFiles files = new(program.Directory, sweep.SweepId);
        TrialCommandLine line = new(command.Values, command.Program ?? program.Program, host.Variable, () => files.WriteJson(command));
        IReadOnlyList<string> words = line.Expand(program.Command);
        if (words.All(word => word == "/usr/bin/env"))
            throw new ToolException(ExitCode.Failed, $"the sweep '{sweep}' names no program to start: give it 'program' or 'command'.");
        await host.Error.WriteLineAsync($"trial {command.RunId}: {string.Join(' ', words)}").ConfigureAwait(false);
        using TrialProcess process = TrialProcess.Start(words, host.CurrentDirectory, Environment(command, files.WriteYaml(command)));
        int exitCode = await EndAsync(process, stop).ConfigureAwait(false);
        SweepTrialOutcome outcome = stop.IsCancellationRequested ? SweepTrialOutcome.Stopped
            : exitCode == 0 ? SweepTrialOutcome.Finished
            : SweepTrialOutcome.Failed;
        await host.Error.WriteLineAsync($"trial {command.RunId}: {outcome.ToString().ToLowerInvariant()} (exit code {exitCode})").ConfigureAwait(false);
        return new SweepTrial(command.RunId, outcome);
    }

    private async Task<int> EndAsync(TrialProcess process, CancellationToken stop)
    {
        if (await TryWaitAsync(process, stop).ConfigureAwait(false) is { } ended)
            return ended;
        if (shutdown.IsCancellationRequested && await TryWaitAsync(process, PatienceAtShutdown).ConfigureAwait(false) is { } left)
            return left;
        process.RequestEnd();
        if (await TryWaitAsync(process, program.KillDelay).ConfigureAwait(false) is { } asked)
            return asked;
        process.Kill();
        return await process.WaitAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private async Task<int?> TryWaitAsync(TrialProcess process, TimeSpan time)
    {
        using CancellationTokenSource limit = new(time, host.Time);
        return await TryWaitAsync(process, limit.Token).ConfigureAwait(false);
    }

    private static async Task<int?> TryWaitAsync(TrialProcess process, CancellationToken limit)
    {
        try
        {
            return await process.WaitAsync(limit).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private IEnumerable<KeyValuePair<string, string?>> Environment(SweepCommand command, string values)
    {
        yield return new("WANDB_SWEEP_ID", sweep.SweepId);
        yield return new("WANDB_RUN_ID", command.RunId);
        yield return new("WANDB_SWEEP_PARAM_PATH", values);
        yield return new("WANDB_DIR", program.Directory);
        yield return new("WANDB_PROJECT", sweep.Project);
        yield return new("WANDB_BASE_URL", program.BaseUrl);
        if (sweep.Entity is { } entity)
            yield return new("WANDB_ENTITY", entity);
        if (command.Kind == SweepCommandKind.Resume)
            yield return new("WANDB_RESUME", "allow");
    }
}
