using Microsoft.Extensions.Logging;

namespace Instrument;

internal static partial class LogMessages
{
    [LoggerMessage(60, LogLevel.Warning, "The run's file {path} is not uploaded: {reason}.")]
    public static partial void FileNotUploaded(ILogger logger, string path, string reason);

    [LoggerMessage(63, LogLevel.Warning, "The value of '{key}' is not in the log: {reason}. Its row's other values are; later such losses are only counted.")]
    public static partial void ValueLeftOut(ILogger logger, string key, string reason);

    [LoggerMessage(64, LogLevel.Warning, "The value of '{key}' is shown otherwise than it is: {reason}. Later such values are not reported.")]
    public static partial void ValueShownOtherwise(ILogger logger, string key, string reason);

    [LoggerMessage(61, LogLevel.Warning, "The server does not say where to upload files: {error}. They wait and are tried again.")]
    public static partial void FilesWithoutAddress(ILogger logger, string error);

    [LoggerMessage(62, LogLevel.Error, "The upload of files failed; this run's files are not uploaded any more. They stay in its folder.")]
    public static partial void FileUploadsFailed(ILogger logger, Exception exception);
}
