using System.Buffers.Binary;
using System.Diagnostics;
using Instrument.Pipeline;
using Instrument.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Instrument.Torture.Kill;

/// <summary>Law L1: a row whose <c>Log</c> has returned survives a SIGKILL, once and in order.</summary>
internal static class KillTorture
{
    public static int Run(int count, int seed)
    {
        Random random = new(seed);
        KillFigures figures = new();
        for (int kill = 0; kill < count; kill++)
        {
            using TemporaryDirectory directory = new();
            KillPlan plan = KillPlan.Random(random, directory.Path);
            int[] acknowledged = RunAndKill(plan, random);
            string rows = Directory.GetFiles(Path.Combine(directory.Path, "wandb"), "run-killed.rows", SearchOption.AllDirectories).First(path => !path.Contains("latest-run", StringComparison.Ordinal));
            RecoveryResult? recovered = RunRecovery.Recover(rows, TimeProvider.System, NullLogger.Instance);
            figures.Add(plan, acknowledged, LogDecoder.Decode(Path.ChangeExtension(rows, ".wandb")), recovered);
            foreach (string left in Directory.GetFiles(Path.GetDirectoryName(rows)!, "*.rows*"))
                figures.AddLeftFile(left);
        }
        Console.WriteLine(figures);
        return figures.HasViolation ? 1 : 0;
    }

    /// <summary>Returns how many rows of each series were acknowledged.</summary>
    private static int[] RunAndKill(KillPlan plan, Random random)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(KillTorture).Assembly.Location);
        start.ArgumentList.Add(KillChild.CommandName);
        start.ArgumentList.Add(plan.ToString());
        using Process process = Process.Start(start)!;
        using Stream output = process.StandardOutput.BaseStream;
        int[] acknowledged = new int[plan.Threads];
        byte[] acknowledgement = new byte[8];

        // Few or many: both the first milliseconds of a run and a full buffer are worth a kill.
        int killAfter = (int)Math.Pow(10, random.NextDouble() * 5);
        for (int read = 0; read < killAfter; read++)
            Count(output, acknowledgement, acknowledged);
        process.Kill();

        // What was acknowledged before the kill is still in the pipe.
        while (Count(output, acknowledgement, acknowledged))
        {
        }
        process.WaitForExit();
        return acknowledged;
    }

    private static bool Count(Stream output, byte[] acknowledgement, int[] acknowledged)
    {
        if (output.ReadAtLeast(acknowledgement, acknowledgement.Length, throwOnEndOfStream: false) < acknowledgement.Length)
            return false;
        int series = BinaryPrimitives.ReadInt32LittleEndian(acknowledgement);
        acknowledged[series] = BinaryPrimitives.ReadInt32LittleEndian(acknowledgement.AsSpan(4)) + 1;
        return true;
    }
}
