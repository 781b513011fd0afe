using Microsoft.Extensions.Logging;

namespace Instrument;

internal static partial class LogMessages
{
    [LoggerMessage(70, LogLevel.Warning, "The table '{key}' has {rows} rows, of which W&B takes {limit}; the others are left out. Log it in parts (TableLogMode.Incremental), or raise TableOptions.MaxRows.")]
    public static partial void TableCut(ILogger logger, string key, long rows, long limit);

    [LoggerMessage(71, LogLevel.Warning, "The table '{key}' was changed after it was logged, and is not uploaded again because its mode is Immutable. Use TableLogMode.Mutable or Incremental, or a new table.")]
    public static partial void TableChangedAfterLog(ILogger logger, string key);

    [LoggerMessage(72, LogLevel.Warning, "The incremental table '{key}' has more than {limit} parts; W&B shows the last {limit}. Log it less often.")]
    public static partial void TableHasManyIncrements(ILogger logger, string key, int limit);
}
