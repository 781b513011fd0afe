using System.Diagnostics;
using Instrument.Media;
using Instrument.Rows;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Instrument;

/// <summary>How a run is started. What is left out comes from <c>WANDB_…</c> environment variables, then from defaults.</summary>
public sealed class RunOptions
{
    /// <summary>
    /// The project: at most 128 characters, none of <c>/ \ # ? % :</c>. Default: <c>WANDB_PROJECT</c>, else the name of the git
    /// repository, else <c>uncategorized</c>.
    /// </summary>
    public string? Project { get; init; }

    /// <summary>User or team that owns the project. Default: <c>WANDB_ENTITY</c>, else the account's own.</summary>
    public string? Entity { get; init; }

    /// <summary>
    /// The run's id, unique in its project: none of <c>: ; , # ? / \ % '</c>. Default: <c>WANDB_RUN_ID</c>, else 8 random letters and digits.
    /// </summary>
    public string? RunId { get; init; }

    /// <summary>Display name. Default: <c>WANDB_NAME</c>, else the server makes one up.</summary>
    public string? Name { get; init; }

    /// <summary>Free text about the run. Default: <c>WANDB_NOTES</c>.</summary>
    public string? Notes { get; init; }

    /// <summary>Tags of 1 to 64 characters. Default: <c>WANDB_TAGS</c>, parted by commas.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Name of the group the run belongs to. Default: <c>WANDB_RUN_GROUP</c>.</summary>
    public string? Group { get; init; }

    /// <summary>Kind of run inside its group, such as <c>train</c>. Default: <c>WANDB_JOB_TYPE</c>.</summary>
    public string? JobType { get; init; }

    /// <summary>
    /// The directory in which <c>wandb/</c> is made; it is created if it is missing. Default: <c>WANDB_DIR</c>, else the current directory.
    /// </summary>
    public string? Directory { get; init; }

    /// <summary>
    /// The API key; it can be set and never read back, so that nothing that prints or copies options shows it. Default:
    /// <c>WANDB_API_KEY</c>, else the settings files, else the netrc file, where a login puts it. Prefer these: a key in code ends up
    /// in a repository.
    /// </summary>
    public string? ApiKey { init => ApiKeyText = value; }

    /// <summary>
    /// The server, such as <c>https://wandb.example.com</c>; a path in it is kept. Default: <c>WANDB_BASE_URL</c>, else the settings
    /// files, else <c>https://api.wandb.ai</c>.
    /// </summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>What happens with what is logged. Default: <c>WANDB_MODE</c>, else online with an API key and offline without one.</summary>
    public RunMode? Mode { get; init; }

    /// <summary>
    /// What happens when the server already has a run with this id. <c>Wandb.Init</c> then waits for the server's answer, at most
    /// <see cref="InitTimeout"/>. Default: <c>WANDB_RESUME</c>, else the server is not asked.
    /// </summary>
    public RunResume? Resume { get; init; }

    /// <summary>The run starts as a branch of another one, after the given step. Excludes <see cref="Resume"/>.</summary>
    public RunMoment? ForkFrom { get; init; }

    /// <summary>
    /// The run goes on from an earlier step of its own; what came after that step is taken back. Excludes <see cref="Resume"/>.
    /// </summary>
    public RunMoment? ResumeFrom { get; init; }

    /// <summary>
    /// What tells this process apart from others that write the same run, such as <c>rank0</c>: it marks the process' console lines and
    /// system metrics. Default: <c>WANDB_X_LABEL</c>, else the machine's name and 8 random characters under <see cref="RunMode.Shared"/>,
    /// else none.
    /// </summary>
    public string? WriterLabel { get; init; }

    /// <summary>
    /// Whether this process writes what a run has once: the files of config, summary and metadata. Of several processes that write one
    /// run, one is the primary writer. Default: <c>WANDB_X_PRIMARY</c>, else <see langword="true"/>.
    /// </summary>
    public bool? IsPrimaryWriter { get; init; }

    /// <summary>
    /// Whether the run is over for W&amp;B when this process ends it. Default: <c>WANDB_X_UPDATE_FINISH_STATE</c>, else what
    /// <see cref="IsPrimaryWriter"/> is.
    /// </summary>
    public bool? EndsRun { get; init; }

    /// <summary>How long <c>Wandb.Init</c> waits for the server where it has to ask it: for resuming. Default: <c>WANDB_INIT_TIMEOUT</c>, else 90 seconds.</summary>
    public TimeSpan? InitTimeout { get; init; }

    /// <summary>
    /// How long <see cref="Run.Finish"/> waits while the server accepts nothing, before it leaves the rest to <c>instrument sync</c>. As long
    /// as there is progress it goes on. Default: 60 seconds.
    /// </summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Whether the run ends when somebody asks the process to: with Ctrl-C (SIGINT) or SIGTERM. The process then ends when the run has;
    /// a second signal ends it at once, and the log still has every row. Switch it off where the program handles these signals
    /// itself and finishes its runs. Default: <see langword="true"/>.
    /// </summary>
    public bool FinishOnSignals { get; init; } = true;

    /// <summary>
    /// Whether SIGTERM also tells the server that the machine was taken away and the run may be continued elsewhere. Default:
    /// <see langword="false"/>.
    /// </summary>
    public bool PreemptOnTermination { get; init; }

    /// <summary>
    /// How often the log is put on the device itself, so that it outlives a power failure; rows of the last interval can then be lost,
    /// never older ones. Default: <see langword="null"/>, which leaves it to the operating system: rows outlive the process, but not
    /// a power failure within some seconds.
    /// </summary>
    public TimeSpan? Durability { get; init; }

    /// <summary>What happens to a row whose explicit step lies behind. Default: it is kept at the current step.</summary>
    public StepPolicy StepPolicy { get; init; }

    /// <summary>What happens while another run of this process is active. Default: an exception.</summary>
    public Reinit Reinit { get; init; }

    /// <summary>Whether the banner and the summary are left out. Default: <c>WANDB_QUIET</c> or <c>WANDB_SILENT</c>, else <see langword="false"/>.</summary>
    public bool? Quiet { get; init; }

    /// <summary>Takes Instrument's own diagnostics. Default: nowhere.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>
    /// How often CPU, memory, disk, network, GPUs and the .NET runtime are measured and shown in W&amp;B's system charts, at least 0.1 seconds;
    /// <see cref="TimeSpan.Zero"/> for never. Default: <c>WANDB_X_STATS_SAMPLING_INTERVAL</c> in seconds, else 15 seconds, and never where
    /// <c>WANDB_X_DISABLE_STATS</c> is set.
    /// </summary>
    public TimeSpan? SystemMetricsInterval { get; init; }

    /// <summary>
    /// What the run tells of program and machine beside its rows. Values that look like secrets are masked in any case. Default:
    /// <see cref="RunMetadata.Default"/>; nothing where <c>WANDB_X_DISABLE_META</c> or <c>WANDB_X_DISABLE_MACHINE_INFO</c> is set, and
    /// no git where <c>WANDB_DISABLE_GIT</c> is.
    /// </summary>
    public RunMetadata? Metadata { get; init; }

    /// <summary>
    /// Whether code is saved with the run: the source file of the program's entry point, what differs from the git commit as
    /// <c>diff.patch</c>, and the sources below <see cref="CodeDirectory"/>. Default: <c>WANDB_SAVE_CODE</c>, else <see langword="false"/>;
    /// never by the environment where <c>WANDB_DISABLE_CODE</c> is set.
    /// </summary>
    public bool? SaveCode { get; init; }

    /// <summary>
    /// The folder whose sources become an artifact of the type <c>code</c> when <see cref="SaveCode"/> is set, as <see cref="Run.LogCode"/>
    /// logs them. Default: <c>WANDB_CODE_DIR</c>, else none.
    /// </summary>
    public string? CodeDirectory { get; init; }

    /// <summary>
    /// Whether what the program writes to its console becomes part of the run. Default: <c>WANDB_CONSOLE</c> (<c>off</c>, or <c>auto</c> and
    /// <c>wrap</c>), else <see cref="ConsoleMode.Wrap"/>.
    /// </summary>
    public ConsoleMode? Console { get; init; }

    /// <summary>How much console output the run keeps, and in which files.</summary>
    public ConsoleOutputOptions ConsoleOutput { get; init; } = new();

    /// <summary>The clock of the run. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The text of <see cref="ApiKey"/>.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string? ApiKeyText { get; private init; }

    /// <summary>Room for rows between the calling threads and the log, in bytes.</summary>
    internal int RowBufferBytes { get; init; } = RowBufferLayout.DefaultCapacity;

    /// <summary>What media values may hold in memory until their files are written, in bytes, before the next row with such values waits.</summary>
    internal long ValueBytes { get; init; } = ValueQueue.DefaultCapacity;

    /// <summary>How long a call waits when the row buffer is full, before its row is dropped and counted.</summary>
    internal TimeSpan RowBufferPatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Where environment variables are looked up.</summary>
    internal Func<string, string?> EnvironmentVariable { get; init; } = Environment.GetEnvironmentVariable;
}
