using System.Diagnostics;
using System.Globalization;

namespace Instrument.Benchmarks.Measuring;

/// <summary>This program in a process of its own, whose memory is not that of other measurements.</summary>
internal static class MeasuredProcess
{
    /// <summary>Runs a command with a number, and reads the numbers that it prints.</summary>
    public static double[] Run(string command, int argument)
    {
        string program = Environment.ProcessPath!;
        ProcessStartInfo start = new(program) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(typeof(MeasuredProcess).Assembly.Location);
        start.ArgumentList.Add(command);
        start.ArgumentList.Add(argument.ToString(CultureInfo.InvariantCulture));
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"The process '{command} {argument}' ended with exit code {process.ExitCode}.");
        return [.. output.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
    }

    /// <summary>A count of bytes of this process, in megabytes.</summary>
    public static double Megabytes(Func<Process, long> count)
    {
        using Process process = Process.GetCurrentProcess();
        return count(process) / 1e6;
    }
}
