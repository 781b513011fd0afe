using System.Buffers.Binary;
using Instrument.Rows;

namespace Instrument.Torture.Kill;

/// <summary>
/// Logs rows until it is killed, and after each call writes series and number to standard output: the parent knows then that the
/// call has returned.
/// </summary>
internal static class KillChild
{
    public const string CommandName = "kill-child";

    public static int Run(KillPlan plan)
    {
        Run run = Wandb.Init(new RunOptions { Directory = plan.Directory, Project = "kill", RunId = "killed", Mode = RunMode.Offline, Quiet = true, RowBufferBytes = plan.Large != 0 ? KillPlan.SmallRowBuffer : RowBufferLayout.DefaultCapacity });
        using Stream acknowledgements = Console.OpenStandardOutput();
        Lock gate = new();
        Thread[] threads = [.. Enumerable.Range(0, plan.Threads).Select(series => new Thread(() => Log(run, plan, series, acknowledgements, gate)))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        return 0;
    }

    private static void Log(Run run, KillPlan plan, int series, Stream acknowledgements, Lock gate)
    {
        KillMetrics metrics = new();
        Span<byte> acknowledgement = stackalloc byte[8];
        for (int number = 0; ; number++)
        {
            metrics.Set(series, number, plan.Large);
            run.Log(metrics, plan.Steps ? 3L * number : null);
            BinaryPrimitives.WriteInt32LittleEndian(acknowledgement, series);
            BinaryPrimitives.WriteInt32LittleEndian(acknowledgement[4..], number);
            lock (gate)
                acknowledgements.Write(acknowledgement);
            if (plan.Pause > 0 && number % plan.Pause == 0)
                Thread.Yield();
        }
    }
}
