using Instrument.Benchmarks.Measuring;
using Instrument.Benchmarks.Subjects;

namespace Instrument.Benchmarks.Gate;

/// <summary>Bytes that a row allocates, on any thread: the caller's and, until the row is in the log, the log thread's.</summary>
/// <remarks>
/// Once a second the log thread allocates summary records, however many rows there are. They fall into few of the windows, so
/// the median of the windows holds what rows cost, and nothing else. The mean, with the summaries, is among the details.
/// </remarks>
internal sealed class LogRow8Bytes : IFigure
{
    private const int RowsOfWindow = 20_000;

    public string Name => "log.row8.bytes";

    public string Unit => "B/row";

    public Bar Bar => Bar.AtMost(0);

    public Reading Measure(Effort effort)
    {
        using MeasuredRun measured = new();
        Row8[] rows = Row8.Random(1024);
        Action window = () =>
        {
            LogBurst.LogInTurn(measured.Run, rows, RowsOfWindow);
            measured.WaitUntilDrained();
        };
        Timing.WarmUp(window);

        double[] bytes = Sample.Repeat(effort.Of(100), () =>
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            window();
            return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)RowsOfWindow;
        });
        return new Reading(Sample.Median(bytes),
            $"{bytes.Average():0.000} B/row with the summaries of each second, over {bytes.Length * RowsOfWindow} rows");
    }
}
