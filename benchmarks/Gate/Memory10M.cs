
namespace Instrument.Benchmarks.Gate;

/// <summary>The largest working set of a process that logs ten million rows.</summary>
internal sealed class Memory10M : IFigure
{
    public string Name => "memory.10M";

    public string Unit => "MB";

    public Bar Bar => Bar.AtMost(120);

    public Reading Measure(Effort effort)
    {
        MemoryRun run = MemoryRun.Of(effort);
        return new Reading(run.PeakMegabytes,
            $"{run.EarlyMegabytes:0.0} MB after a fifth of the rows, {run.LateMegabytes:0.0} MB after all");
    }
}
