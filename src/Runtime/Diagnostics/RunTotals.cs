namespace Instrument.Diagnostics;

/// <summary>The figures of several runs, added up.</summary>
internal sealed record RunTotals
{
    public long Active { get; private init; }

    public long Kept { get; private init; }

    public long Sent { get; private init; }

    public long Pending { get; private init; }

    public long Buffered { get; private init; }

    public long SentBytes { get; private init; }

    public long Repeats { get; private init; }

    public IReadOnlyDictionary<DropReason, long> DroppedByReason { get; private init; } = new Dictionary<DropReason, long>();

    /// <summary>The sums with a run that has ended: what it leaves behind waits for nobody here.</summary>
    public RunTotals Add(RunStatus run) => this with
    {
        Kept = Kept + run.Kept,
        Sent = Sent + run.Sent,
        SentBytes = SentBytes + run.SentBytes,
        Repeats = Repeats + run.RepeatedRequests,
        DroppedByReason = Merge(run.DroppedByReason),
    };

    /// <summary>The sums with a run that goes on.</summary>
    public RunTotals AddActive(RunStatus run) => Add(run) with
    {
        Active = Active + 1,
        Pending = Pending + (run.IsSent ? run.Pending : 0),
        Buffered = Buffered + run.BufferedBytes,
    };

    private IReadOnlyDictionary<DropReason, long> Merge(IReadOnlyDictionary<DropReason, long> dropped)
    {
        if (dropped.Count == 0)
            return DroppedByReason;
        Dictionary<DropReason, long> merged = new(DroppedByReason);
        foreach ((DropReason reason, long rows) in dropped)
            merged[reason] = merged.GetValueOrDefault(reason) + rows;
        return merged;
    }
}
