using System.Diagnostics;

namespace Instrument.Hosting;

/// <summary>
/// How the host's run is started. Values come from the section <c>Wandb</c> of the host's configuration, and from code; what is left out comes
/// from <c>WANDB_…</c> environment variables, then from defaults, as in <see cref="RunOptions"/>.
/// </summary>
/// <remarks>
/// In the configuration each option has the name of its property. Times are written as <c>00:00:15</c> or as a number of seconds, lists as
/// arrays or parted by commas.
/// </remarks>
public sealed class WandbHostOptions
{
    /// <summary>The name of the section in the host's configuration.</summary>
    public const string SectionName = "Wandb";

    /// <summary>The project. See <see cref="RunOptions.Project"/>.</summary>
    public string? Project { get; set; }

    /// <summary>User or team that owns the project. See <see cref="RunOptions.Entity"/>.</summary>
    public string? Entity { get; set; }

    /// <summary>The run's id, unique in its project. See <see cref="RunOptions.RunId"/>.</summary>
    public string? RunId { get; set; }

    /// <summary>Display name. See <see cref="RunOptions.Name"/>.</summary>
    public string? Name { get; set; }

    /// <summary>Free text about the run. See <see cref="RunOptions.Notes"/>.</summary>
    public string? Notes { get; set; }

    /// <summary>Tags of 1 to 64 characters; an empty list counts as left out. See <see cref="RunOptions.Tags"/>.</summary>
    public IList<string> Tags { get; set; } = [];

    /// <summary>Name of the group the run belongs to. See <see cref="RunOptions.Group"/>.</summary>
    public string? Group { get; set; }

    /// <summary>Kind of run inside its group. See <see cref="RunOptions.JobType"/>.</summary>
    public string? JobType { get; set; }

    /// <summary>The directory in which <c>wandb/</c> is made. See <see cref="RunOptions.Directory"/>.</summary>
    public string? Directory { get; set; }

    /// <summary>The server. See <see cref="RunOptions.BaseUrl"/>.</summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>
    /// The API key; it can be set and never read back. Keep it in a secret store or in <c>WANDB_API_KEY</c> rather than in a file of the
    /// repository. See <see cref="RunOptions.ApiKey"/>.
    /// </summary>
    public string? ApiKey { set => ApiKeyText = value; }

    /// <summary>What happens with what is logged. See <see cref="RunOptions.Mode"/>.</summary>
    public RunMode? Mode { get; set; }

    /// <summary>What happens when the server already has a run with this id. See <see cref="RunOptions.Resume"/>.</summary>
    public RunResume? Resume { get; set; }

    /// <summary>
    /// How long the end of the run waits while the server accepts nothing. Beyond it, and beyond the host's shutdown timeout, the rest is left to
    /// <c>instrument sync</c>. See <see cref="RunOptions.StallTimeout"/>. Default: 60 seconds.
    /// </summary>
    public TimeSpan? StallTimeout { get; set; }

    /// <summary>How often the log is put on the device itself. See <see cref="RunOptions.Durability"/>.</summary>
    public TimeSpan? Durability { get; set; }

    /// <summary>How often the machine is measured. See <see cref="RunOptions.SystemMetricsInterval"/>.</summary>
    public TimeSpan? SystemMetricsInterval { get; set; }

    /// <summary>
    /// Whether what the program writes to its console becomes part of the run. See <see cref="RunOptions.Console"/>. Default: not where
    /// <c>logging.AddWandb()</c> gives the run the log entries, which a console logger prints too.
    /// </summary>
    public ConsoleMode? Console { get; set; }

    /// <summary>Whether the banner and the summary are left out. See <see cref="RunOptions.Quiet"/>.</summary>
    public bool? Quiet { get; set; }

    /// <summary>What happens to a row whose explicit step lies behind. See <see cref="RunOptions.StepPolicy"/>.</summary>
    public StepPolicy StepPolicy { get; set; }

    /// <summary>
    /// Whether SIGTERM also tells the server that the machine is taken away and the run may be continued elsewhere. Default:
    /// <see langword="false"/>.
    /// </summary>
    public bool PreemptOnTermination { get; set; }

    /// <summary>Whether the host stops when somebody presses the stop button of the run in W&amp;B. Default: <see langword="true"/>.</summary>
    public bool StopWithRun { get; set; } = true;

    /// <summary>
    /// Instruments that become metrics of the run: names of instruments or meters, with <c>*</c> as the last character all that begin so. See
    /// <see cref="MeterBridgeOptions.Instruments"/>. Default: none.
    /// </summary>
    public IList<string> Meters { get; set; } = [];

    /// <summary>How often a row of <see cref="Meters"/> is logged, at least 0.1 seconds. Default: 15 seconds.</summary>
    public TimeSpan MeterInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Activity sources whose finished activities become traces of the run: names, with <c>*</c> as the last character all that begin so. See
    /// <see cref="ActivityBridgeOptions.Sources"/>. Default: none.
    /// </summary>
    public IList<string> ActivitySources { get; set; } = [];

    /// <summary>The text of <see cref="ApiKey"/>.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string? ApiKeyText { get; private set; }

    /// <summary>What is wrong with the values that the configuration has, in whole sentences.</summary>
    internal List<string> Faults { get; } = [];
}
