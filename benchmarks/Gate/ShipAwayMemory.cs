namespace Instrument.Benchmarks.Gate;

/// <summary>
/// How much the working set grows while a million rows are logged and the server is away: the log is the queue, so it is flat. All of them
/// have to be at the server when it is back.
/// </summary>
internal sealed class ShipAwayMemory : IFigure
{
    public string Name => "ship.away.memory";

    public string Unit => "MB";

    // The runtime's own housekeeping, and the parts of two requests; the rows themselves would be more than a hundred.
    public Bar Bar => Bar.AtMost(16);

    public Reading Measure(Effort effort)
    {
        int rows = effort.Of(AwayRun.Rows);
        AwayRun run = AwayRun.Start(rows);
        return run.Sent == rows
            ? new Reading(run.LateMegabytes - run.EarlyMegabytes, $"{run.EarlyMegabytes:0.0} MB after a fifth of the rows, {run.LateMegabytes:0.0} MB after all; {run.Sent} rows arrived")
            : new Reading(double.NaN, $"{run.Sent} of {rows} rows arrived");
    }
}
