using System.Globalization;
using Instrument.Benchmarks.Measuring;
using Instrument.Benchmarks.Subjects;

namespace Instrument.Benchmarks.Gate;

/// <summary>Logs ten million rows of eight in a process of its own, and tells how much memory that process had.</summary>
/// <param name="PeakMegabytes">The largest working set of all.</param>
/// <param name="EarlyMegabytes">The working set after the first fifth of the rows.</param>
/// <param name="LateMegabytes">The working set after all of them.</param>
internal sealed record MemoryRun(double PeakMegabytes, double EarlyMegabytes, double LateMegabytes)
{
    /// <summary>The command with which this program starts itself.</summary>
    public const string Command = "memory-run";

    private const int Rows = 10_000_000;
    private static readonly Dictionary<Effort, MemoryRun> Done = [];

    /// <summary>The result of such a process; two figures share it.</summary>
    public static MemoryRun Of(Effort effort)
    {
        if (!Done.TryGetValue(effort, out MemoryRun? run))
            Done.Add(effort, run = Start(effort.Of(Rows)));
        return run;
    }

    /// <summary>What the process does.</summary>
    public static void Log(int rows, TextWriter output)
    {
        using MeasuredRun measured = new();
        Row8[] values = Row8.Random(1024);
        LogBurst.LogInTurn(measured.Run, values, rows / 5);
        measured.WaitUntilDrained();
        double early = MeasuredProcess.Megabytes(process => process.WorkingSet64);
        LogBurst.LogInTurn(measured.Run, values, rows - rows / 5);
        measured.WaitUntilDrained();
        double late = MeasuredProcess.Megabytes(process => process.WorkingSet64);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{MeasuredProcess.Megabytes(process => process.PeakWorkingSet64)} {early} {late}"));
    }

    private static MemoryRun Start(int rows)
    {
        double[] numbers = MeasuredProcess.Run(Command, rows);
        return new MemoryRun(numbers[0], numbers[1], numbers[2]);
    }
}
