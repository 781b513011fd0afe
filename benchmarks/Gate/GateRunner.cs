using System.Globalization;

namespace Instrument.Benchmarks.Gate;

/// <summary>Measures figures one after the other and prints a line for each.</summary>
internal sealed class GateRunner(TextWriter output)
{
    /// <summary>Names and bars, without measuring.</summary>
    public void List(IEnumerable<IFigure> figures)
    {
        foreach (IFigure figure in figures)
            output.WriteLine($"{figure.Name} {figure.Unit} (bar {figure.Bar})");
    }

    /// <summary>Measures.</summary>
    /// <returns>How many figures missed their bar.</returns>
    public int Run(IEnumerable<IFigure> figures, Effort effort, bool details)
    {
        int missed = 0;
        foreach (IFigure figure in figures)
        {
            Reading reading = Measure(figure, effort);
            bool ok = figure.Bar.Allows(reading.Value);
            if (!ok)
                missed++;
            string value = reading.Value.ToString("0.###", CultureInfo.InvariantCulture);
            output.WriteLine($"{figure.Name} {value} {figure.Unit} (bar {figure.Bar}) {(ok ? "ok" : "MISSED")}");
            if (reading.Details is { } numbers && (details || !ok))
                output.WriteLine("    " + numbers);
        }
        return missed;
    }

    private static Reading Measure(IFigure figure, Effort effort)
    {
        // What the figure before left behind is not this one's.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        try
        {
            return figure.Measure(effort);
        }
#pragma warning disable CA1031 // A figure that cannot be measured is missed; the others still count.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new Reading(double.NaN, $"{exception}");
        }
    }
}
