using System.Diagnostics;

namespace Instrument.SystemMetrics.Linux;

/// <summary>
/// CPU time, threads and memory of this process, from <c>/proc/self/status</c>: the framework would read a file for every thread to count
/// them.
/// </summary>
internal sealed class LinuxProcessProbe : ISystemProbe
{
    private readonly TimeProvider _time;
    private readonly string _status;
    private readonly double _cores;
    private readonly long? _limit;
    private readonly DateTimeOffset _start;

    /// <summary>Looks up what does not change.</summary>
    /// <param name="group">The limits of the process.</param>
    /// <param name="time">The clock.</param>
    /// <param name="status">The file; another one in tests.</param>
    /// <param name="memInfo">The file that tells the machine's memory; another one in tests.</param>
    public LinuxProcessProbe(ControlGroup? group, TimeProvider time, string status = "/proc/self/status", string memInfo = "/proc/meminfo")
    {
        _time = time;
        _status = status;
        _cores = CpuCapacity.Find(group);
        _limit = group?.MemoryLimit ?? LinuxMemoryProbe.Total(memInfo);
        using Process process = Process.GetCurrentProcess();
        _start = process.StartTime.ToUniversalTime();
    }

    /// <inheritdoc/>
    public string Name => "process";

    /// <inheritdoc/>
    public void Sample(SystemValues values)
    {
        double age = (_time.GetUtcNow() - _start).TotalSeconds;
        // Since the start of the process and not since the last sample: that is what W&B's chart of this name shows.
        if (age > 0)
            values.Add("cpu", Environment.CpuUsage.TotalTime.TotalSeconds / age / _cores * 100);
        if (ProcFile.TryRead(_status) is not { } text)
            return;
        if (ProcFile.Number(text, "Threads") is { } threads)
            values.Add("proc.cpu.threads", threads);
        if (ProcFile.Number(text, "VmRSS") is not { } kibibytes)
            return;
        values.Add("proc.memory.rssMB", kibibytes / 1024.0);
        if (_limit is { } limit and > 0)
            values.Add("proc.memory.percent", 100.0 * (kibibytes << 10) / limit);
    }
}
