using Microsoft.Extensions.Logging;

namespace Instrument;

// What Instrument tells about servers. No text here may hold a key, a token or the query of a signed URL.
internal static partial class LogMessages
{
    [LoggerMessage(100, LogLevel.Debug, "{operation}: attempt {number} failed: {message} The next one is in {wait}.")]
    public static partial void AttemptFailed(ILogger logger, string operation, int number, string message, TimeSpan wait);

    [LoggerMessage(101, LogLevel.Debug, "{operation}: attempt {number} failed, and it was the last one: {message}")]
    public static partial void CallFailed(ILogger logger, string operation, int number, string message);

    [LoggerMessage(102, LogLevel.Warning, "The server's header '{name}' for an upload is no header and is left out.")]
    public static partial void UploadHeaderSkipped(ILogger logger, string name);

    [LoggerMessage(103, LogLevel.Warning, "The credentials file {path} cannot be {doing}: {error} Access tokens are kept in memory only.")]
    public static partial void CredentialsFileUnusable(ILogger logger, string path, string doing, string error);

    [LoggerMessage(104, LogLevel.Warning, "{finding}")]
    public static partial void SettingFound(ILogger logger, string finding);
}
