using Microsoft.Extensions.Logging;

namespace Instrument.Logging;

/// <summary>Names levels as the console logger of .NET does.</summary>
internal static class LogLevelName
{
    /// <summary>The name, four letters long.</summary>
    public static string Of(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        LogLevel.Critical => "crit",
        _ => "none",
    };
}
