using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Instrument.Hosting.Lifetime;

/// <summary>Starts the host's run, when the first service asks for it.</summary>
internal static class RunStart
{
    /// <summary>The category of what Instrument says of itself; the run's own logs leave it out.</summary>
    public const string Category = "Instrument";

    /// <summary>The exit code of a run whose host never got so far as to work.</summary>
    public const int NotStartedExitCode = 1;

    /// <summary>Starts the run.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="init">Starts it with its options.</param>
    /// <exception cref="OptionsValidationException">An option breaks a rule.</exception>
    /// <exception cref="WandbException">An environment variable breaks a rule, or the directory cannot be written.</exception>
    public static Run Start(IServiceProvider services, Func<RunOptions, Run> init)
    {
        WandbHostOptions options = services.GetRequiredService<IOptions<WandbHostOptions>>().Value;
        ILogger logger = Logger(services);
        Run run;
        try
        {
            run = init(ToRunOptions(options, services, logger));
        }
        catch (ArgumentException exception)
        {
            // The option is named as the host's user knows it.
            string fault = exception.Message.Replace("RunOptions.", WandbHostOptions.SectionName + ":", StringComparison.Ordinal);
            throw new OptionsValidationException(Microsoft.Extensions.Options.Options.DefaultName, typeof(WandbHostOptions), [fault]);
        }
        // Until the host has started: what ends the run before that is no success.
        run.ExitCode = NotStartedExitCode;
        services.GetService<WandbLoggerProvider>()?.Attach(run);
        HostLog.Started(logger, run.Id, run.Directory);
        return run;
    }

    /// <summary>The logger for what Instrument says of itself.</summary>
    public static ILogger Logger(IServiceProvider services) => services.GetService<ILoggerFactory>()?.CreateLogger(Category) ?? NullLogger.Instance;

    private static RunOptions ToRunOptions(WandbHostOptions options, IServiceProvider services, ILogger logger) => new()
    {
        Project = options.Project,
        Entity = options.Entity,
        RunId = options.RunId,
        Name = options.Name,
        Notes = options.Notes,
        Tags = options.Tags is { Count: > 0 } tags ? [.. tags] : null,
        Group = options.Group,
        JobType = options.JobType,
        Directory = options.Directory,
        BaseUrl = options.BaseUrl,
        ApiKey = options.ApiKeyText,
        Mode = options.Mode,
        Resume = options.Resume,
        StallTimeout = options.StallTimeout ?? new RunOptions().StallTimeout,
        Durability = options.Durability,
        SystemMetricsInterval = options.SystemMetricsInterval,
        // What a console logger prints would be there twice.
        Console = options.Console ?? (services.GetService<WandbLoggerProvider>() is null ? null : ConsoleMode.Off),
        Quiet = options.Quiet,
        StepPolicy = options.StepPolicy,
        // The host handles signals, and ends the run when all services have stopped.
        FinishOnSignals = false,
        // A process may have several hosts, and runs of its own beside them.
        Reinit = Reinit.CreateNew,
        Logger = logger,
        TimeProvider = services.GetService<TimeProvider>() ?? TimeProvider.System,
    };
}
