using System.Diagnostics;
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
        double early = Megabytes(process => process.WorkingSet64);
        LogBurst.LogInTurn(measured.Run, values, rows - rows / 5);
        measured.WaitUntilDrained();
        double late = Megabytes(process => process.WorkingSet64);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Megabytes(process => process.PeakWorkingSet64)} {early} {late}"));
    }

    private static MemoryRun Start(int rows)
    {
        string program = Environment.ProcessPath!;
        ProcessStartInfo start = new(program) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(typeof(MemoryRun).Assembly.Location);
        start.ArgumentList.Add(Command);
        start.ArgumentList.Add(rows.ToString(CultureInfo.InvariantCulture));
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"The process that logs {rows} rows ended with exit code {process.ExitCode}.");
        double[] numbers = [.. output.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
        return new MemoryRun(numbers[0], numbers[1], numbers[2]);
    }

    private static double Megabytes(Func<Process, long> count)
    {
        using Process process = Process.GetCurrentProcess();
        return count(process) / 1e6;
    }
}
