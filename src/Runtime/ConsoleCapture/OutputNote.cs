using System.Globalization;
using Instrument.Records;
using Instrument.Settings;

namespace Instrument.ConsoleCapture;

/// <summary>The lines of the output that tell what was left out of it.</summary>
internal static class OutputNote
{
    /// <summary>Tells that nothing more will be kept.</summary>
    public static Record End(ConsoleSettings settings) =>
        Line(string.Create(CultureInfo.InvariantCulture, $"console output is left out from here on: the run has the {settings.MaxBytes:N0} bytes that it may have"));

    /// <summary>Tells what is missing where the note stands.</summary>
    /// <param name="bytes">What is missing.</param>
    /// <param name="lines">Ends of lines in it.</param>
    /// <param name="reason">Why it is.</param>
    /// <param name="settings">The limits.</param>
    public static Record Gap(long bytes, long lines, OutputDecision reason, ConsoleSettings settings) =>
        Line(string.Create(CultureInfo.InvariantCulture, $"{lines:N0} lines of console output ({bytes:N0} bytes) are left out here: {Why(reason, settings)}"));

    private static string Why(OutputDecision reason, ConsoleSettings settings) => reason switch
    {
        OutputDecision.TooFast => string.Create(CultureInfo.InvariantCulture, $"more than {settings.MaxBytesPerSecond:N0} bytes came in a second"),
        OutputDecision.BeyondRun => "the run has all the output that it may have",
        _ => "the log could not be written fast enough",
    };

    // Text for the log itself: a line of its own, wherever the program's cursor is.
    private static Record Line(string text) => new() { OutputLogger = new OutputLoggerRecord { Line = "instrument: " + text } };
}
