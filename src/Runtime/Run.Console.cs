using Instrument.ConsoleCapture;
using Instrument.Pipeline;

namespace Instrument;

/// <content>What the program writes to its console while the run goes on.</content>
public sealed partial class Run
{
    private ConsoleRecorder? _console;
    private IDisposable? _listening;

    /// <summary>Starts to capture the console, if the run's settings say so. Before anybody else has the run.</summary>
    internal void CaptureConsole()
    {
        if (_recorder is not { } recorder || _settings.Console.Mode == ConsoleMode.Off)
            return;
        _console = new ConsoleRecorder(_settings.Console, _settings.Server?.ApiKey, _options.TimeProvider, record => recorder.AppendOutput(record, waits: false));
        _listening = ConsoleTaps.Add(_console);
    }

    /// <summary>Adds the exception that ends the process to the run's output.</summary>
    internal void TellUnhandled(object exception)
    {
        if (_console is null)
            return;
        string text;
        try
        {
            text = exception.ToString() ?? "";
        }
#pragma warning disable CA1031 // The exception is somebody else's code, and the run has to be ended whatever it does.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            text = $"{exception.GetType()} ({failure.GetType()} in its ToString)";
        }
        _console.AddLast($"Unhandled exception. {text}\n");
    }

    private RunReceipt EndLog(RunRecorder recorder, int exitCode)
    {
        _listening?.Dispose();
        OutputAccount output = _console?.Stop(record => recorder.AppendOutput(record, waits: true)) ?? default;
        if (_console?.Fault is { } fault)
            LogMessages.ConsoleCaptureFailed(_options.Logger, fault);
        if (output.LeftOutBytes != 0)
            LogMessages.ConsoleLeftOut(_options.Logger, output.LeftOutLines, output.LeftOutBytes);
        return recorder.Finish(exitCode, _leftOut) with
        {
            ConsoleBytes = output.Bytes,
            ConsoleBytesLeftOut = output.LeftOutBytes,
            ConsoleLinesLeftOut = output.LeftOutLines,
        };
    }
}
