using System.Diagnostics.CodeAnalysis;
using Instrument.Generated;
using Instrument.Sweeps;

namespace Instrument;

/// <content>Sweeps, and runs that are trials of one.</content>
public static partial class Wandb
{
    /// <summary>
    /// Starts a run with a config, and gives back the config as the run has it: in a process that an agent of a sweep has started it has the
    /// sweep's values, elsewhere it is the given one.
    /// </summary>
    /// <typeparam name="TConfig">A partial type with <see cref="WandbConfigAttribute"/>.</typeparam>
    /// <param name="config">The run's hyperparameters and settings, as they are without a sweep.</param>
    /// <param name="actual">The config to work with. It is another instance where the sweep has changed something.</param>
    /// <param name="options">Project, directory and so on; what is left out comes from the environment and from defaults.</param>
    /// <returns>The run. End it with <see cref="Run.Finish"/> or <see cref="Run.Dispose"/>.</returns>
    /// <exception cref="ArgumentException">An option breaks a rule.</exception>
    /// <exception cref="WandbException">
    /// An environment variable breaks a rule, the directory cannot be written, or a value of the sweep does not fit a member of the config.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another run is active, and <see cref="RunOptions.Reinit"/> does not allow that.</exception>
    // A variable that is declared by var may be null for the compiler, and has to be fit for both arguments.
    public static Run Init<TConfig>(TConfig config, [NotNull] out TConfig actual, RunOptions? options = null) where TConfig : IWandbConfig?
    {
        ArgumentNullException.ThrowIfNull(config);
        StartingConfig starting = new(config) { IsTaken = true };
        Run run = Start(options ?? new RunOptions(), starting);
        actual = (TConfig)starting.Actual!;
        return run;
    }

    /// <summary>Makes a sweep over the members of a config that have attributes such as <see cref="LogUniformAttribute"/>.</summary>
    /// <typeparam name="TConfig">A partial type with <see cref="WandbConfigAttribute"/>.</typeparam>
    /// <param name="options">What the sweep looks for, how, and for how long.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The sweep. Nothing runs yet: see <see cref="Sweep.RunAgentAsync{TConfig}"/>.</returns>
    /// <exception cref="ArgumentException">An option breaks a rule, no member has such an attribute, or a grid cannot list the values of one.</exception>
    /// <exception cref="WandbException">An environment variable breaks a rule, or the server refuses the sweep.</exception>
    public static Task<Sweep> CreateSweepAsync<TConfig>(SweepOptions options, CancellationToken cancellationToken = default)
        where TConfig : IWandbConfig<TConfig> => CreateSweepAsync(SweepSpace.Of<TConfig>(), options, cancellationToken);

    /// <summary>Makes a sweep over a search space that was put together by code.</summary>
    /// <param name="space">From which values the sweep draws.</param>
    /// <param name="options">What the sweep looks for, how, and for how long.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The sweep. Nothing runs yet: see <see cref="Sweep.RunAgentAsync{TConfig}"/>.</returns>
    /// <exception cref="ArgumentException">An option breaks a rule, the space is empty, or a grid cannot list the values of a parameter.</exception>
    /// <exception cref="WandbException">An environment variable breaks a rule, or the server refuses the sweep.</exception>
    public static Task<Sweep> CreateSweepAsync(SweepSpace space, SweepOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(options);
        return SweepConnection.CreateAsync(space, options, cancellationToken);
    }

    /// <summary>Opens a sweep that exists already. Nothing is sent yet.</summary>
    /// <param name="sweep">Its id, with <c>project/</c> or <c>entity/project/</c> before it where it is elsewhere.</param>
    /// <param name="options">The server, and how runs of its trials are started. Default: those of the environment.</param>
    /// <returns>The sweep.</returns>
    /// <exception cref="ArgumentException">The text names no sweep, or an option breaks a rule.</exception>
    /// <exception cref="WandbException">An environment variable breaks a rule, or there is no API key.</exception>
    public static Sweep OpenSweep(string sweep, RunOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sweep);
        return SweepConnection.Open(sweep, options ?? new RunOptions());
    }

    /// <summary>Starts the run of a trial that an agent of this process has got.</summary>
    internal static Run StartTrial(StartingConfig config, RunOptions options, SweepPath sweep, SweepCommand command) =>
        Start(options, config, settings => settings with
        {
            RunId = command.RunId,
            HasGivenRunId = true,
            Project = sweep.Project,
            Entity = sweep.Entity,
            Trial = new TrialSettings(sweep.SweepId, command.Values),
            Resume = command.Kind == SweepCommandKind.Resume ? RunResume.Allow : RunResume.None,
            ForkFrom = null,
            ResumeFrom = null,
        });
}
