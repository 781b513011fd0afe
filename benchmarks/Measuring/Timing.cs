using System.Diagnostics;
using System.Runtime;

namespace Instrument.Benchmarks.Measuring;

/// <summary>Times a piece of work.</summary>
internal static class Timing
{
    private const int MinRounds = 4;
    private const int MaxRounds = 30;

    /// <summary>Nanoseconds that <paramref name="work"/> takes.</summary>
    public static double Nanoseconds(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }

    /// <summary>
    /// Repeats <paramref name="work"/> until the runtime has compiled it for good: that happens in the background, some time
    /// after the first calls, and the later the more else the process has just begun.
    /// </summary>
    public static void WarmUp(Action work) => WarmUp(work, TimeSpan.FromMilliseconds(50));

    /// <summary>The same for work inside the C# compiler, which is large and comes without compiled code.</summary>
    public static void WarmUpCompiler(Action work) => WarmUp(work, TimeSpan.FromMilliseconds(1500));

    private static void WarmUp(Action work, TimeSpan round)
    {
        for (int i = 0; i < MaxRounds; i++)
        {
            long compiled = JitInfo.GetCompiledMethodCount();
            long start = Stopwatch.GetTimestamp();
            do
                work();
            while (Stopwatch.GetElapsedTime(start) < round);
            Thread.Sleep(150);
            if (i + 1 >= MinRounds && JitInfo.GetCompiledMethodCount() == compiled)
                return;
        }
    }
}
