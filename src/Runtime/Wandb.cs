using Instrument.Diagnostics;
using Instrument.Files;
using Instrument.Generated;
using Instrument.Pipeline;
using Instrument.Records;
using Instrument.Settings;
using Instrument.Terminal;

namespace Instrument;

/// <summary>Where runs start.</summary>
public static class Wandb
{
    // Guards the list: runs start and end on any thread.
    private static readonly Lock Gate = new();
    private static readonly List<Run> ActiveRuns = [];

    /// <summary>Starts a run without a config.</summary>
    /// <param name="options">Project, directory and so on; what is left out comes from the environment and from defaults.</param>
    /// <returns>The run. End it with <see cref="Run.Finish"/> or <see cref="Run.Dispose"/>.</returns>
    /// <exception cref="ArgumentException">An option breaks a rule.</exception>
    /// <exception cref="WandbException">An environment variable breaks a rule, or the directory cannot be written.</exception>
    /// <exception cref="InvalidOperationException">Another run is active, and <see cref="RunOptions.Reinit"/> does not allow that.</exception>
    public static Run Init(RunOptions? options = null) => Start(options ?? new RunOptions(), []);

    /// <summary>Starts a run with a config.</summary>
    /// <typeparam name="TConfig">A partial type with <see cref="WandbConfigAttribute"/>.</typeparam>
    /// <param name="config">The run's hyperparameters and settings, as they are now.</param>
    /// <param name="options">Project, directory and so on; what is left out comes from the environment and from defaults.</param>
    /// <inheritdoc cref="Init(RunOptions?)"/>
    public static Run Init<TConfig>(TConfig config, RunOptions? options = null) where TConfig : IWandbConfig
    {
        ArgumentNullException.ThrowIfNull(config);
        return Start(options ?? new RunOptions(), ConfigItems.Of(config));
    }

    internal static void Forget(Run run)
    {
        lock (Gate)
            ActiveRuns.Remove(run);
    }

    /// <summary>Ends all runs because the process ends.</summary>
    internal static void FinishAll(int exitCode)
    {
        foreach (Run run in Snapshot())
            run.Finish(exitCode);
    }

    private static Run Start(RunOptions options, IReadOnlyList<ConfigItem> config)
    {
        RunSettings settings = new RunSettingsResolver(options.EnvironmentVariable, System.IO.Directory.GetCurrentDirectory()).Resolve(options);
        MakeRoom(options.Reinit);
        IReadOnlyList<RecoveryResult> recovered = settings.Mode == RunMode.Disabled
            ? []
            : RunRecovery.RecoverAll(RunDirectory.WandbDirectory(settings.RootDirectory), options.TimeProvider, options.Logger);
        RunRecorder? recorder = settings.Mode == RunMode.Disabled ? null : RunRecorder.Start(settings, options, config);
        Run run = new(settings, recorder);
        lock (Gate)
            ActiveRuns.Add(run);
        ProcessEnd.Watch();
        if (recorder is not null && !settings.Quiet)
            ConsoleLine.Write(RunReport.Banner(settings, recorder.Directory, recovered));
        return run;
    }

    private static void MakeRoom(Reinit reinit)
    {
        Run[] active = Snapshot();
        if (active.Length == 0 || reinit == Reinit.CreateNew)
            return;
        if (reinit == Reinit.Throw)
        {
            throw new InvalidOperationException(
                $"The run '{active[^1].Id}' is still active, so Wandb.Init would start a second one. Finish or dispose it first, or set RunOptions.Reinit to FinishPrevious or CreateNew.");
        }
        foreach (Run run in active)
            run.Finish();
    }

    private static Run[] Snapshot()
    {
        lock (Gate)
            return [.. ActiveRuns];
    }
}
