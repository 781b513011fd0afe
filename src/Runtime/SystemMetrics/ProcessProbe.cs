using System.Diagnostics;

namespace Instrument.SystemMetrics;

/// <summary>CPU time, threads and memory of this process, as the framework tells them: on systems that have no cheaper way.</summary>
/// <param name="totalMemory">Bytes of the machine's memory; <see langword="null"/> if unknown.</param>
/// <param name="time">The clock.</param>
internal sealed class ProcessProbe(Func<long?> totalMemory, TimeProvider time) : ISystemProbe
{
    private const double Mebibyte = 1 << 20;

    private readonly double _cores = CpuCapacity.Find(null);

    /// <inheritdoc/>
    public string Name => "process";

    /// <inheritdoc/>
    public void Sample(SystemValues values)
    {
        using Process process = Process.GetCurrentProcess();
        double age = (time.GetUtcNow() - process.StartTime.ToUniversalTime()).TotalSeconds;
        // Since the start of the process and not since the last sample: that is what W&B's chart of this name shows.
        if (age > 0)
            values.Add("cpu", process.TotalProcessorTime.TotalSeconds / age / _cores * 100);
        values.Add("proc.cpu.threads", (long)process.Threads.Count);
        values.Add("proc.memory.rssMB", process.WorkingSet64 / Mebibyte);
        if (totalMemory() is { } total and > 0)
            values.Add("proc.memory.percent", 100.0 * process.WorkingSet64 / total);
    }
}
