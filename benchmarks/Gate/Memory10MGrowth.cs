namespace Instrument.Benchmarks.Gate;

/// <summary>How much the working set of that process grows between the second and the tenth million: it is flat.</summary>
internal sealed class Memory10MGrowth : IFigure
{
    public string Name => "memory.10M.growth";

    public string Unit => "MB";

    // What the runtime's own housekeeping moves; a byte a row would be eight.
    public Bar Bar => Bar.AtMost(6);

    public Reading Measure(Effort effort)
    {
        MemoryRun run = MemoryRun.Of(effort);
        return new Reading(run.LateMegabytes - run.EarlyMegabytes);
    }
}
