namespace Instrument.Diagnostics;

/// <summary>Ends active runs with the right exit code when the process ends by an exception or otherwise.</summary>
internal static class ProcessEnd
{
    private static int Watching;

    /// <summary>Starts watching, once per process.</summary>
    public static void Watch()
    {
        if (Interlocked.Exchange(ref Watching, 1) == 1)
            return;
        AppDomain.CurrentDomain.UnhandledException += (_, arguments) =>
        {
            // W&B's convention: an uncaught exception is exit code 1 (docs/wire/sdk-surface.md §4.5).
            if (arguments.IsTerminating)
                Wandb.FinishAll(1);
        };
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Wandb.FinishAll(Environment.ExitCode);
    }
}
