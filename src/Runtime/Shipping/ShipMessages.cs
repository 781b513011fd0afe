using Microsoft.Extensions.Logging;

namespace Instrument.Shipping;

/// <summary>What shipping tells the user's logger.</summary>
internal static partial class ShipMessages
{
    [LoggerMessage(40, LogLevel.Warning, "The {what} was refused by the server: {reason}.")]
    public static partial void UpdateRefused(ILogger logger, string what, string reason);

    [LoggerMessage(41, LogLevel.Warning, "W&B cannot be reached: {reason} The run goes on and is recorded; it is sent when the server answers again.")]
    public static partial void ServerAway(ILogger logger, string reason);

    [LoggerMessage(42, LogLevel.Information, "W&B can be reached again.")]
    public static partial void ServerBack(ILogger logger);

    [LoggerMessage(43, LogLevel.Error, "The run cannot be sent: {reason} It goes on and is recorded; send it later with: instrument sync {directory}")]
    public static partial void CannotSend(ILogger logger, string reason, string directory);

    [LoggerMessage(44, LogLevel.Warning, "The server refuses a row: {reason} It is kept in {path}. Further ones are only counted.")]
    public static partial void RowRefused(ILogger logger, string reason, string path);

    [LoggerMessage(45, LogLevel.Warning, "The state of the run's upload cannot be written to {path}: {reason}. A later upload of the same log asks the server instead.")]
    public static partial void StateNotWritten(ILogger logger, string path, string reason);

    [LoggerMessage(46, LogLevel.Warning, "{what} of the run was refused by the server and is left out of the upload: {reason}")]
    public static partial void PartRefused(ILogger logger, string what, string reason);

    [LoggerMessage(47, LogLevel.Error, "The upload of the run failed; it is recorded, and can be sent with: instrument sync {directory}")]
    public static partial void ShipperFailed(ILogger logger, Exception exception, string directory);

    [LoggerMessage(49, LogLevel.Error, "The artifact {name} was not uploaded: {reason} It is recorded, and can be sent with: instrument sync {directory}")]
    public static partial void ArtifactNotUploaded(ILogger logger, string name, string reason, string directory);

    [LoggerMessage(48, LogLevel.Warning, "The run's file {path} cannot be written, so it is left out of the upload: {reason}.")]
    public static partial void FileNotWritten(ILogger logger, string path, string reason);
}
