using Microsoft.Extensions.Logging;

namespace Instrument;

internal static partial class LogMessages
{
    [LoggerMessage(95, LogLevel.Warning, "{lines} lines of console output ({bytes} bytes) are left out of the run: there was more than RunOptions.ConsoleOutput allows, or than the log took. Its lines tell where.")]
    public static partial void ConsoleLeftOut(ILogger logger, long lines, long bytes);

    [LoggerMessage(96, LogLevel.Error, "The capture of console output failed; the run lacks what was written from then on.")]
    public static partial void ConsoleCaptureFailed(ILogger logger, Exception exception);
}
