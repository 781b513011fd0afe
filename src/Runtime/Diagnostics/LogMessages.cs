using Microsoft.Extensions.Logging;

namespace Instrument;

/// <summary>What Instrument tells the user's logger about itself.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(1, LogLevel.Error, "The log thread failed; rows of this run are dropped from now on.")]
    public static partial void LogThreadFailed(ILogger logger, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "The run's log cannot be written: {error}. Rows wait in the row buffer and are written when the disk takes them again.")]
    public static partial void LogNotWritable(ILogger logger, string error);

    [LoggerMessage(3, LogLevel.Information, "The run's log can be written again.")]
    public static partial void LogWritableAgain(ILogger logger);

    [LoggerMessage(4, LogLevel.Warning, "The row buffer cannot be mapped from a file in {directory}: {error}. Rows that are not in the log yet are lost if the process is killed.")]
    public static partial void RowBufferNotMapped(ILogger logger, string directory, string error);

    [LoggerMessage(5, LogLevel.Warning, "Rows are dropped: {reason}. The receipt of Finish counts them.")]
    public static partial void RowsDropped(ILogger logger, string reason);

    [LoggerMessage(6, LogLevel.Warning, "A row asked for step {step}, which lies behind the current step {current}; it is kept at the current step. Further rows like it are only counted.")]
    public static partial void StepBehind(ILogger logger, long step, long current);

    [LoggerMessage(7, LogLevel.Warning, "The row buffer's file {path} cannot be deleted: {error}. It holds no row that is not in the log.")]
    public static partial void RowBufferNotDeleted(ILogger logger, string path, string error);

    [LoggerMessage(8, LogLevel.Warning, "The row buffer has no room for the keys of a metrics type: rows of that type that are not in the log yet are lost if the process is killed.")]
    public static partial void SchemaNotWritten(ILogger logger);

    [LoggerMessage(9, LogLevel.Warning, "The device does not confirm the run's log: {error}. What was logged may not outlive a power failure.")]
    public static partial void LogNotSynchronized(ILogger logger, string error);

    [LoggerMessage(10, LogLevel.Information, "Recovered {rows} rows that a killed process had left in {path}.")]
    public static partial void RowsRecovered(ILogger logger, long rows, string path);

    [LoggerMessage(11, LogLevel.Warning, "The rows that a killed process left in {path} cannot be recovered: {reason}.")]
    public static partial void RowsNotRecovered(ILogger logger, string path, string reason);

    [LoggerMessage(12, LogLevel.Warning, "The values of a large row, kept in a file of their own until the log has them, are missing or damaged: the row is dropped. Further rows like it are only counted.")]
    public static partial void RowsUnreadable(ILogger logger);

    [LoggerMessage(13, LogLevel.Warning, "{rows} rows that a killed process left in {path} are damaged or incomplete, and are lost.")]
    public static partial void RowsLost(ILogger logger, long rows, string path);

    [LoggerMessage(14, LogLevel.Warning, "A row of {bytes} bytes is longer than the {limit} that W&B takes in one line: the log has it, but W&B refuses it. Its longest value is '{key}'. Further rows like it are only counted.")]
    public static partial void RowBeyondLineLimit(ILogger logger, long bytes, int limit, string key);

    [LoggerMessage(15, LogLevel.Warning, "{finding}")]
    public static partial void SettingIgnored(ILogger logger, string finding);

    [LoggerMessage(16, LogLevel.Warning, "The run '{id}' is offline, so it is not resumed: it starts at step 0.")]
    public static partial void ResumeIgnored(ILogger logger, string id);

    [LoggerMessage(17, LogLevel.Warning, "A row asked for step {step}, but several processes write this run, and W&B numbers the rows of all of them: the step is ignored. Log a metric of your own to draw over. Further steps are ignored too.")]
    public static partial void StepIgnored(ILogger logger, long step);

    [LoggerMessage(18, LogLevel.Warning, "Something beside the rows, such as an alert or a saved file, is not in the log: {reason}. Further ones are not reported.")]
    public static partial void RecordRefused(ILogger logger, string reason);

    [LoggerMessage(20, LogLevel.Warning, "The metric '{key}' was not finite and is left out of its row, as it asks for. Further values like it are only counted.")]
    public static partial void NonFiniteSkipped(ILogger logger, string key);

    [LoggerMessage(21, LogLevel.Warning, "A family of {max} metrics that ends with '{key}' got {count} values; those beyond are left out. Further ones are only counted. Raise Max of [MetricFamily].")]
    public static partial void FamilyExceeded(ILogger logger, string key, int max, int count);

    [LoggerMessage(22, LogLevel.Warning, "The config's '{key}' was set by the {owner} and stays as it is. Further attempts to set it are ignored too.")]
    public static partial void ConfigKeyLocked(ILogger logger, string key, string owner);

    [LoggerMessage(23, LogLevel.Warning, "The system metrics of the probe '{probe}' are switched off: {reason}.")]
    public static partial void ProbeSwitchedOff(ILogger logger, string probe, string reason);
}
