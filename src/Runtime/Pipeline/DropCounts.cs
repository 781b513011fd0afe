namespace Instrument.Pipeline;

/// <summary>Counts dropped rows by reason. Any thread.</summary>
internal sealed class DropCounts
{
    private readonly long[] _counts = new long[Enum.GetValues<DropReason>().Length];

    /// <summary>Counts rows and returns the reason's new total.</summary>
    public long Add(DropReason reason, long rows) => Interlocked.Add(ref _counts[(int)reason], rows);

    /// <summary>The totals of the reasons that occurred.</summary>
    public Dictionary<DropReason, long> ToDictionary()
    {
        Dictionary<DropReason, long> totals = [];
        for (int reason = 0; reason < _counts.Length; reason++)
        {
            if (Interlocked.Read(ref _counts[reason]) is > 0 and long total)
                totals.Add((DropReason)reason, total);
        }
        return totals;
    }
}
