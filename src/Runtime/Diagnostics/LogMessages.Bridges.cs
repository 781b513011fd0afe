using Microsoft.Extensions.Logging;

namespace Instrument;

internal static partial class LogMessages
{
    [LoggerMessage(90, LogLevel.Warning, "The instruments have more than {max} different sets of tags; measurements of further ones, first '{key}', are left out and counted. Raise MeterBridgeOptions.MaxSeries, or choose fewer instruments.")]
    public static partial void MeterSeriesExceeded(ILogger logger, int max, string key);

    [LoggerMessage(91, LogLevel.Warning, "An observable instrument failed: {reason}. Its values are missing; further failures are not reported.")]
    public static partial void InstrumentFailed(ILogger logger, string reason);

    [LoggerMessage(92, LogLevel.Warning, "A trace is not logged: {reason}. Further ones are only counted.")]
    public static partial void TraceLeftOut(ILogger logger, string reason);
}
