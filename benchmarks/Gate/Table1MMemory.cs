using System.Diagnostics;
using System.Globalization;
using Instrument.Benchmarks.Measuring;

namespace Instrument.Benchmarks.Gate;

/// <summary>The largest working set of a process that writes a table of a million rows and eight columns, and logs it.</summary>
internal sealed class Table1MMemory : IFigure
{
    /// <summary>The command with which this program starts itself.</summary>
    public const string Command = "table-memory-run";

    private const int Rows = 1_000_000;
    private const double Nanoseconds = 1e9;

    public string Name => "table.1M.memory";

    public string Unit => "MB";

    public Bar Bar => Bar.AtMost(120);

    public Reading Measure(Effort effort)
    {
        int rows = effort.Of(Rows);
        double[] numbers = MeasuredProcess.Run(Command, rows);
        return new Reading(numbers[0],
            $"{numbers[1]:0.0} MB after a fifth of the rows, {numbers[2]:0.0} MB after all, {numbers[3]:0.0} MB when logged; {Nanoseconds * rows / numbers[4]:0} rows/s added, {Nanoseconds * rows / numbers[5]:0} rows/s into both files");
    }

    /// <summary>What the process does.</summary>
    public static void Log(int rows, TextWriter output)
    {
        using MeasuredRun measured = new();
        using TableWriter table = new(measured.Run, ["id", "loss", "accuracy", "label", "predicted", "is_wrong", "score", "text"], new TableOptions { MaxRows = rows });
        long start = Stopwatch.GetTimestamp();
        Add(table, 0, rows / 5);
        double early = MeasuredProcess.Megabytes(process => process.WorkingSet64);
        Add(table, rows / 5, rows);
        TimeSpan added = Stopwatch.GetElapsedTime(start);
        double late = MeasuredProcess.Megabytes(process => process.WorkingSet64);
        start = Stopwatch.GetTimestamp();
        measured.Run.Log("table", table.Complete());
        measured.WaitUntilDrained();
        TimeSpan logged = Stopwatch.GetElapsedTime(start);
        double after = MeasuredProcess.Megabytes(process => process.WorkingSet64);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{MeasuredProcess.Megabytes(process => process.PeakWorkingSet64)} {early} {late} {after} {added.TotalNanoseconds} {logged.TotalNanoseconds}"));
    }

    private static void Add(TableWriter table, int first, int end)
    {
        for (int i = first; i < end; i++)
            table.AddRow(i, 1.0 / (i + 1), Math.Sqrt(i) % 1, i % 10, i % 7, i % 10 != i % 7, i * 0.1f, "the text of a row");
    }
}
