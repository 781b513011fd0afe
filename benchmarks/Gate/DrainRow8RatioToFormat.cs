using System.Globalization;
using System.Runtime.CompilerServices;
using Instrument.Benchmarks.Measuring;
using Instrument.Benchmarks.Subjects;

namespace Instrument.Benchmarks.Gate;

/// <summary>
/// Speed from the row buffer to the log, in units of the speed at which the framework formats the eight doubles alone.
/// </summary>
internal sealed class DrainRow8RatioToFormat : IFigure
{
    // Four times what the ring holds: the caller is ahead, and waits for room, nearly all the time.
    private const int RowsOfWindow = 200_000;
    private const int FormattedRows = 20_000;

    // A run's log stays in memory until the system writes it: a few hundred megabytes of it, and not gigabytes that the machine has to find first.
    private const int WindowsOfRun = 4;

    private readonly Row8[] _rows = Row8.Random(1024);
    private readonly byte[] _text = new byte[64];

    public string Name => "drain.row8.ratio-to-format";

    public string Unit => "x";

    public Bar Bar => Bar.AtLeast(0.7);

    public Reading Measure(Effort effort)
    {
        Action format = () => Format(FormattedRows);
        Timing.WarmUp(format);
        List<(double Ratio, double Format)> pairs = [];
        int wanted = effort.Of(20);
        while (pairs.Count < wanted)
        {
            using MeasuredRun measured = new();
            Action drain = () =>
            {
                LogBurst.LogInTurn(measured.Run, _rows, RowsOfWindow);
                measured.WaitUntilDrained();
            };
            drain();
            for (int window = 0; window < WindowsOfRun && pairs.Count < wanted; window++)
            {
                double before = Timing.Nanoseconds(format);
                double drained = Timing.Nanoseconds(drain) / RowsOfWindow;
                double after = Timing.Nanoseconds(format);
                double formatted = (before + after) / 2 / FormattedRows;
                pairs.Add((formatted / drained, formatted));
            }
        }
        (double ratio, double formatting) = Sample.Calmest(pairs);
        double nanoseconds = formatting / ratio;
        return new Reading(ratio,
            $"drain {nanoseconds:0} ns a row, {1e9 / nanoseconds:0} rows/s; formatting {formatting:0} ns a row");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Format(int rows)
    {
        int length = 0;
        for (int i = 0; i < rows; i++)
        {
            Row8 row = _rows[i & 1023];
            length += Format(row.Loss) + Format(row.Accuracy) + Format(row.Perplexity) + Format(row.GradientNorm)
                + Format(row.LearningRate) + Format(row.Momentum) + Format(row.TokensPerSecond) + Format(row.SecondsPerStep);
        }
        return length;
    }

    private int Format(double value)
    {
        value.TryFormat(_text, out int length, default, CultureInfo.InvariantCulture);
        return length;
    }
}
