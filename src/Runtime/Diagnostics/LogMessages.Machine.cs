using Microsoft.Extensions.Logging;

namespace Instrument;

/// <content>Messages about what is told of program and machine.</content>
internal static partial class LogMessages
{
    [LoggerMessage(110, LogLevel.Information, "What is told of program and machine was not complete when the run ended; the rest is left out.")]
    public static partial void MetadataLeftOut(ILogger logger);

    [LoggerMessage(111, LogLevel.Warning, "What is told of the {part} is left out: {reason}.")]
    public static partial void MetadataPartFailed(ILogger logger, string part, string reason);

    [LoggerMessage(112, LogLevel.Information, "The probe '{probe}' takes {milliseconds} ms of a sample, which is more than a thousandth of a core; it is asked {factor} times less often.")]
    public static partial void ProbeSlowedDown(ILogger logger, string probe, double milliseconds, int factor);

    [LoggerMessage(113, LogLevel.Warning, "{records} records about program and machine are left out, because the log could not be written for long.")]
    public static partial void RecordsLeftOut(ILogger logger, long records);
}
