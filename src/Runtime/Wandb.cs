using Instrument.Diagnostics;
using Instrument.Files;
using Instrument.Generated;
using Instrument.Http;
using Instrument.Pipeline;
using Instrument.Records;
using Instrument.Settings;
using Instrument.Shipping;
using Instrument.Sweeps;
using Instrument.Terminal;

namespace Instrument;

/// <summary>Where runs start.</summary>
public static partial class Wandb
{
    /// <summary>
    /// The name of the <see cref="System.Diagnostics.Metrics.Meter"/> with Instrument's own counters: rows kept, sent and dropped, bytes, backlog,
    /// repeated requests, each the sum over all runs of the process.
    /// </summary>
    public const string MeterName = "Instrument";

    // Guards the list: runs start and end on any thread.
    private static readonly Lock Gate = new();
    private static readonly List<Run> ActiveRuns = [];

    private static readonly AsyncLocal<Run?> CurrentRun = new();

    // Held while a run starts that must be the only one: between the look at the others and its own entry none can start likewise.
    private static readonly Lock Starting = new();

    /// <summary>
    /// The run that was started last in the caller's flow of control, here or in a method that called this one, tasks and threads that they
    /// started included; <see langword="null"/> if there is none, or it has finished. For code deep inside that has no other way to it.
    /// </summary>
    public static Run? Current => CurrentRun.Value is { IsFinished: false } run ? run : null;

    /// <summary>Starts a run without a config.</summary>
    /// <param name="options">Project, directory and so on; what is left out comes from the environment and from defaults.</param>
    /// <returns>The run. End it with <see cref="Run.Finish"/> or <see cref="Run.Dispose"/>.</returns>
    /// <exception cref="ArgumentException">An option breaks a rule.</exception>
    /// <exception cref="WandbException">An environment variable breaks a rule, or the directory cannot be written.</exception>
    /// <exception cref="InvalidOperationException">Another run is active, and <see cref="RunOptions.Reinit"/> does not allow that.</exception>
    public static Run Init(RunOptions? options = null) => Start(options ?? new RunOptions(), new StartingConfig(null) { IsTaken = true });

    /// <summary>Starts a run with a config.</summary>
    /// <typeparam name="TConfig">A partial type with <see cref="WandbConfigAttribute"/>.</typeparam>
    /// <param name="config">The run's hyperparameters and settings, as they are now.</param>
    /// <param name="options">Project, directory and so on; what is left out comes from the environment and from defaults.</param>
    /// <inheritdoc cref="Init(RunOptions?)"/>
    public static Run Init<TConfig>(TConfig config, RunOptions? options = null) where TConfig : IWandbConfig
    {
        ArgumentNullException.ThrowIfNull(config);
        return Start(options ?? new RunOptions(), new StartingConfig(config));
    }

    internal static void Forget(Run run)
    {
        lock (Gate)
            ActiveRuns.Remove(run);
    }

    /// <summary>Whether a run is active that ends when somebody asks the process to.</summary>
    internal static bool HasRunsThatEndWithSignals => Array.Exists(Snapshot(), run => run.FinishOnSignals);

    /// <summary>Adds the exception that ends the process to the output of all runs, which the runtime writes past the console's writers.</summary>
    internal static void TellUnhandled(object exception)
    {
        foreach (Run run in Snapshot())
            run.TellUnhandled(exception);
    }

    /// <summary>Ends all runs because the process ends.</summary>
    /// <param name="exitCode">The runs' exit code.</param>
    /// <param name="isTermination">Whether the machine is being taken away.</param>
    internal static void FinishAll(int exitCode, bool isTermination = false)
    {
        Run[] runs = Snapshot();
        foreach (Run run in runs)
        {
            if (isTermination && run.PreemptOnTermination)
                run.MarkPreempting();
        }
        // At the same time: each may have to wait for the network.
        Task.WaitAll([.. runs.Select(run => run.FinishAsync(exitCode == 0 ? run.ExitCode : exitCode))]);
    }

    private static Run Start(RunOptions options, StartingConfig config, Func<RunSettings, RunSettings>? adapt = null)
    {
        if (options.Reinit == Reinit.CreateNew)
            return StartNow(options, config, adapt);
        lock (Starting)
            return StartNow(options, config, adapt);
    }

    private static Run StartNow(RunOptions options, StartingConfig startingConfig, Func<RunSettings, RunSettings>? adapt)
    {
        string workingDirectory = System.IO.Directory.GetCurrentDirectory();
        ServerSettingsResolver server = new(
            options.EnvironmentVariable, workingDirectory, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));
        RunSettings settings = new RunSettingsResolver(options.EnvironmentVariable, workingDirectory, server.Resolve, Environment.GetEnvironmentVariables().Keys.Cast<string>()).Resolve(options);
        if (adapt is not null)
            settings = adapt(settings);
        IReadOnlyList<ConfigItem> config = startingConfig.Items(settings.Trial, options.Logger);
        if (settings.Resume == RunResume.Auto && !settings.HasGivenRunId && AutoResumeFile.Read(RunDirectory.WandbDirectory(settings.RootDirectory)) is { } unfinished)
            settings = settings with { RunId = unfinished, HasGivenRunId = true };
        MakeRoom(options.Reinit);
        IReadOnlyList<RecoveryResult> recovered = settings.Mode == RunMode.Disabled
            ? []
            : RunRecovery.RecoverAll(RunDirectory.WandbDirectory(settings.RootDirectory), options.TimeProvider, options.Logger);
        Run run = Start(settings, options, config);
        if (settings.Trial is { } trial)
            run.Config.LockKeys(trial.Values.Keys, "sweep");
        if (settings.Server is not null && settings.Resume == RunResume.Auto)
            AutoResumeFile.Write(RunDirectory.WandbDirectory(settings.RootDirectory), settings.RunId);
        else if (settings.Server is not null)
            AutoResumeFile.Delete(RunDirectory.WandbDirectory(settings.RootDirectory));
        run.Measure(settings.SystemMetricsInterval);
        run.CollectMetadata();
        run.CaptureConsole();
        lock (Gate)
            ActiveRuns.Add(run);
        RunMeter.Add(run);
        CurrentRun.Value = run;
        ProcessEnd.Watch();
        foreach (SettingFinding finding in settings.Findings)
            LogMessages.SettingIgnored(options.Logger, finding.Message);
        if (run.Directory is { } directory && !settings.Quiet)
            ConsoleLine.Write(RunReport.Banner(settings, directory, recovered));
        return run;
    }

    private static Run Start(RunSettings settings, RunOptions options, IReadOnlyList<ConfigItem> config)
    {
        if (settings.Mode == RunMode.Disabled)
            return new Run(settings, options, null, null, config);
        if (settings.Server is null)
            return StartOffline(settings, options, config);
        IReadOnlyList<string> earlier = [];
        if (settings.Resume != RunResume.None || settings.ForkFrom is not null || settings.ResumeFrom is not null)
        {
            earlier = settings.Resume == RunResume.None ? [] : EarlierLogs.Find(RunDirectory.WandbDirectory(settings.RootDirectory), settings.RunId);
            using WandbApi api = new(settings.Server, options.TimeProvider, options.Logger);
            // Rows cannot be given their steps before the server has said which is the first.
            settings = new RunContinuation(api, options).SettleAsync(settings, earlier).GetAwaiter().GetResult();
        }
        ShipSignal signal = new();
        RunRecorder recorder = RunRecorder.Start(settings, options, config, signal);
        if (settings.IsResumePending)
            new ShipStateFile(recorder.LogPath).Write(new ShipState { IsResumePending = true });
        return new Run(settings, options, recorder, RunShipping.Start(settings, options, recorder.LogPath, signal, earlier), config);
    }

    private static Run StartOffline(RunSettings settings, RunOptions options, IReadOnlyList<ConfigItem> config)
    {
        // Without the server nobody knows where a run ended; a branch is stated in the log, and made when the log is uploaded.
        if (settings.Resume != RunResume.None)
            LogMessages.ResumeIgnored(options.Logger, settings.RunId);
        if ((settings.ForkFrom ?? settings.ResumeFrom) is { } branch)
            settings = settings with { StartingStep = branch.Step + 1 };
        return new Run(settings, options, RunRecorder.Start(settings, options, config, null), null, config);
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
