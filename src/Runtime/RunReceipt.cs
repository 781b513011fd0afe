using Instrument.Settings;
using Instrument.Shipping;

namespace Instrument;

/// <summary>The account of a finished run: what became of every row.</summary>
public sealed record RunReceipt
{
    internal RunReceipt()
    {
    }

    /// <summary>Rows that <c>Log</c> was called with: <see cref="Kept"/> and <see cref="Dropped"/> together.</summary>
    public long Logged => Kept + Dropped;

    /// <summary>Rows whose values are in the log: <see cref="Sent"/> and <see cref="Pending"/> together.</summary>
    public long Kept { get; internal init; }

    /// <summary>Rows that the server has: none for a run that was recorded offline.</summary>
    public long Sent { get; internal init; }

    /// <summary>Rows that are in the log and not yet at the server.</summary>
    public long Pending => Kept - Sent;

    /// <summary>Of the pending rows, those that the server refuses. They are in a file beside the log, with the reason.</summary>
    public long Refused { get; internal init; }

    /// <summary>Files that were uploaded.</summary>
    public int UploadedFiles { get; internal init; }

    /// <summary>Why files were not uploaded, by their paths below the run's files.</summary>
    public IReadOnlyDictionary<string, string> FailedFiles { get; internal init; } = new Dictionary<string, string>();

    /// <summary>The run's page in W&amp;B; <see langword="null"/> if the run was not sent.</summary>
    public Uri? Url { get; internal init; }

    /// <summary>
    /// Why something is missing at the server, which <c>instrument sync</c> can send later; <see langword="null"/> if nothing is, or if the run
    /// is offline.
    /// </summary>
    public string? SendError { get; internal init; }

    /// <summary>Rows that are not in the log.</summary>
    public long Dropped => DroppedByReason.Values.Sum();

    /// <summary>The dropped rows by reason; reasons that did not occur are left out.</summary>
    public IReadOnlyDictionary<DropReason, long> DroppedByReason { get; internal init; } = new Dictionary<DropReason, long>();

    /// <summary>How many values each metric has in the log, by its name. Values inside nested dictionaries have names joined by dots.</summary>
    public IReadOnlyDictionary<string, long> KeyCounts { get; internal init; } = new Dictionary<string, long>();

    /// <summary>Values left out of their rows because they were not finite, by the metric's own policy.</summary>
    public long NonFiniteLeftOut { get; internal init; }

    /// <summary>Values left out of their rows because a family of metrics got more values than it has names.</summary>
    public long FamilyLeftOut { get; internal init; }

    /// <summary>
    /// Images, tables and other values with files that their rows lack, because a file could not be read or written. Nothing else of the rows is lost. The first one is
    /// reported to <see cref="RunOptions.Logger"/> with the reason.
    /// </summary>
    public long ValuesLeftOut { get; internal init; }

    /// <summary>Bytes of console output in the log, as UTF-8.</summary>
    public long ConsoleBytes { get; internal init; }

    /// <summary>
    /// Bytes of console output that are left out because there was more than <see cref="ConsoleOutputOptions"/> allows, or more than the log took.
    /// </summary>
    public long ConsoleBytesLeftOut { get; internal init; }

    /// <summary>Lines that ended in the output that is left out.</summary>
    public long ConsoleLinesLeftOut { get; internal init; }

    /// <summary>Kept rows whose explicit step lay behind, so that they have another one.</summary>
    public long Behind { get; internal init; }

    /// <summary>
    /// Kept rows that are longer than the 10,383,360 bytes that W&amp;B takes in one line of history: they are in the log and can be read from
    /// it, but W&amp;B refuses them.
    /// </summary>
    public long BeyondLineLimit { get; internal init; }

    /// <summary>How often a call waited because the row buffer was full.</summary>
    public long Waits { get; internal init; }

    /// <summary>History records in the log; less than <see cref="Kept"/> when calls with the same explicit step were joined.</summary>
    public long Records { get; internal init; }

    /// <summary>The exit code: 0 for success.</summary>
    public int ExitCode { get; internal init; }

    /// <summary>How long the run took.</summary>
    public TimeSpan Runtime { get; internal init; }

    /// <summary>Full path of the <c>.wandb</c> log; <see langword="null"/> for a disabled run.</summary>
    public string? LogPath { get; internal init; }

    /// <summary>Why rows or the end of the log are missing; <see langword="null"/> if nothing is.</summary>
    public string? Error { get; internal init; }

    /// <summary>The same account, with what came of sending the log.</summary>
    internal RunReceipt With(ShipOutcome outcome, ServerAddress address) => this with
    {
        // A log that could not be written to its end can have rows in it that were not counted as kept.
        Sent = Math.Min(outcome.SentRows, Kept),
        Refused = outcome.RefusedRows,
        UploadedFiles = outcome.UploadedFiles,
        FailedFiles = outcome.FailedFiles,
        Url = outcome.Run is { } run ? new Uri(address.RunLink(run)) : null,
        SendError = outcome.Error,
    };
}
