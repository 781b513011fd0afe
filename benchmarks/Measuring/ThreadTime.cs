using System.Runtime.InteropServices;

namespace Instrument.Benchmarks.Measuring;

/// <summary>
/// The processor time of the current thread: what others run in between does not count, which makes figures in milliseconds hold on
/// a busy machine. Elsewhere than on Linux it is plain time.
/// </summary>
internal static partial class ThreadTime
{
    private const int ThreadClock = 3;

    /// <summary>Milliseconds of processor time that <paramref name="work"/> takes on this thread.</summary>
    public static double Milliseconds(Action work)
    {
        double start = Now();
        work();
        return Now() - start;
    }

    private static double Now()
    {
        if (!OperatingSystem.IsLinux() || GetTime(ThreadClock, out TimeSpec time) != 0)
            return System.Diagnostics.Stopwatch.GetTimestamp() * 1e3 / System.Diagnostics.Stopwatch.Frequency;
        return time.Seconds * 1e3 + time.Nanoseconds / 1e6;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
