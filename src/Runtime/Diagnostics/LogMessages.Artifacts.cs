using Microsoft.Extensions.Logging;

namespace Instrument;

internal static partial class LogMessages
{
    [LoggerMessage(80, LogLevel.Warning, "The run is offline and names no entity, so the artifact {name} names none either. 'instrument sync' fills it in; the official sync may not. Set RunOptions.Entity to be sure.")]
    public static partial void ArtifactWithoutEntity(ILogger logger, string name);

    [LoggerMessage(81, LogLevel.Warning, "No sources were logged: {folder} has no file that is one.")]
    public static partial void NoSources(ILogger logger, string folder);
}
