using Microsoft.Extensions.Logging;

namespace Instrument;

internal static partial class LogMessages
{
    [LoggerMessage(120, LogLevel.Information, "The sweep's trial '{runId}' starts.")]
    public static partial void TrialStarted(ILogger logger, string runId);

    [LoggerMessage(121, LogLevel.Information, "The sweep's trial '{runId}' has ended: {outcome}.")]
    public static partial void TrialEnded(ILogger logger, string runId, SweepTrialOutcome outcome);

    [LoggerMessage(122, LogLevel.Information, "The sweep stops the trial '{runId}' early.")]
    public static partial void TrialStopped(ILogger logger, string runId);

    [LoggerMessage(123, LogLevel.Error, "The sweep's trial '{runId}' failed.")]
    public static partial void TrialFailed(ILogger logger, string runId, Exception exception);

    [LoggerMessage(124, LogLevel.Error, "The sweep's agent gives up: {reason}.")]
    public static partial void AgentGaveUp(ILogger logger, string reason);

    [LoggerMessage(125, LogLevel.Warning, "The server knows the sweep '{path}', or its agent, no longer. The trial that runs comes to its end, and no further one starts.")]
    public static partial void SweepGone(ILogger logger, string path);

    [LoggerMessage(126, LogLevel.Warning, "The sweep's server does not answer its agent: {error} The agent asks again.")]
    public static partial void HeartbeatFailed(ILogger logger, string error);

    [LoggerMessage(127, LogLevel.Warning, "The sweep's server gives a command that the agent does not know: {command}")]
    public static partial void CommandUnknown(ILogger logger, string command);

    [LoggerMessage(128, LogLevel.Warning, "The sweep '{sweep}' gives a value that the config has no place for: {error}. The run's config has it.")]
    public static partial void SweepValueWithoutMember(ILogger logger, string sweep, string error);

    [LoggerMessage(129, LogLevel.Warning, "The sweep '{sweep}' gives the run other values than the config that was passed to Wandb.Init has. Take the config with these values: Wandb.Init(config, out config).")]
    public static partial void SweepValuesNotTaken(ILogger logger, string sweep);

    [LoggerMessage(130, LogLevel.Warning, "The server finds fault with the sweep's config: {warning}")]
    public static partial void SweepConfigWarning(ILogger logger, string warning);
}
