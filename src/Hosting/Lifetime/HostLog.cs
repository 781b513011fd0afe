using Microsoft.Extensions.Logging;

namespace Instrument.Hosting.Lifetime;

/// <summary>What the host's logging is told about the run's life.</summary>
internal static partial class HostLog
{
    [LoggerMessage(120, LogLevel.Information, "The run {id} is being recorded in {directory}.")]
    public static partial void Started(ILogger logger, string id, string? directory);

    [LoggerMessage(121, LogLevel.Information, "Somebody pressed the stop button of the run {id} in W&B: the host stops.")]
    public static partial void StopRequested(ILogger logger, string id);

    [LoggerMessage(122, LogLevel.Warning, "The run {id} ended with exit code {exitCode}; the server lacks {rows} rows ({reason}). Send them later with: instrument sync")]
    public static partial void NotAllSent(ILogger logger, string id, int exitCode, long rows, string reason);

    [LoggerMessage(123, LogLevel.Information, "The run {id} ended with exit code {exitCode}: {rows} rows are in the log, {dropped} were dropped.")]
    public static partial void Ended(ILogger logger, string id, int exitCode, long rows, long dropped);
}
