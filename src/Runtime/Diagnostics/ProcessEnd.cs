using System.Runtime.InteropServices;

namespace Instrument.Diagnostics;

/// <summary>Ends active runs with the right exit code when the process ends: by an exception, by a signal, or otherwise.</summary>
internal static class ProcessEnd
{
    // What a shell reports for a process that a signal has ended.
    private const int SignalExitCode = 128;
    private const int Interrupt = 2;
    private const int Terminate = 15;

    private static int Watching;
    private static int Ending;

#pragma warning disable IDE0052 // Held so that the finalizer does not end the registrations.
    private static PosixSignalRegistration[] Registrations = [];
#pragma warning restore IDE0052

    /// <summary>Starts watching, once per process.</summary>
    public static void Watch()
    {
        if (Interlocked.Exchange(ref Watching, 1) == 1)
            return;
        AppDomain.CurrentDomain.UnhandledException += (_, arguments) =>
        {
            // W&B's convention: an uncaught exception is exit code 1 (docs/wire/sdk-surface.md §4.5).
            if (!arguments.IsTerminating)
                return;
            Wandb.TellUnhandled(arguments.ExceptionObject);
            Wandb.FinishAll(1);
        };
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Wandb.FinishAll(Environment.ExitCode);
        Registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, context => OnSignal(context, Interrupt)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => OnSignal(context, Terminate)),
        ];
    }

    private static void OnSignal(PosixSignalContext context, int number)
    {
        // Not cancelled, the signal does what it does without us: the second one ends the process at once.
        if (!Wandb.HasRunsThatEndWithSignals || Interlocked.Exchange(ref Ending, 1) == 1)
            return;
        context.Cancel = true;
        // The signal's own thread must stay free for the second one.
        new Thread(() => End(number)) { Name = "Instrument end of process" }.Start();
    }

    private static void End(int number)
    {
        Wandb.FinishAll(SignalExitCode + number, isTermination: number == Terminate);
        Environment.Exit(SignalExitCode + number);
    }
}
