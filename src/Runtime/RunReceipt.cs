namespace Instrument;

/// <summary>The account of a finished run: what became of every row.</summary>
public sealed class RunReceipt
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

    /// <summary>Kept rows whose explicit step lay behind, so that they have another one.</summary>
    public long Behind { get; internal init; }

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
}
