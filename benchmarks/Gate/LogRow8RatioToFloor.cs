using Instrument.Benchmarks.Measuring;
using Instrument.Benchmarks.Subjects;

namespace Instrument.Benchmarks.Gate;

/// <summary>What the caller pays for a row, in units of the least that it could cost.</summary>
internal sealed class LogRow8RatioToFloor : IFigure
{
    private const int RowsOfBurst = 5_000;

    // Four bursts are less than half of the ring: the log thread is not woken early, and no call waits.
    private const int PairsOfRound = 4;

    public string Name => "log.row8.ratio-to-floor";

    public string Unit => "x";

    public Bar Bar => Bar.AtMost(1.6);

    public Reading Measure(Effort effort)
    {
        using MeasuredRun measured = new();
        using Floor floor = new();
        Row8 row = Row8.Random(1)[0];
        Action log = () => LogBurst.Log(measured.Run, row, RowsOfBurst);
        Action least = () => floor.Write(RowsOfBurst);
        Timing.WarmUp(log);
        Timing.WarmUp(least);

        List<(double Ratio, double Floor)> pairs = [];
        for (int round = 0; round < effort.Of(100); round++)
        {
            measured.WaitUntilDrained();
            for (int pair = 0; pair < PairsOfRound; pair++)
            {
                double before = Timing.Nanoseconds(least);
                double logged = Timing.Nanoseconds(log);
                double after = Timing.Nanoseconds(least);
                double lowest = (before + after) / 2;
                pairs.Add((logged / lowest, lowest / RowsOfBurst));
            }
        }
        (double ratio, double nanoseconds) = Sample.Calmest(pairs);
        return new Reading(ratio,
            $"floor {nanoseconds:0.0} ns, Log {ratio * nanoseconds:0.0} ns");
    }
}
