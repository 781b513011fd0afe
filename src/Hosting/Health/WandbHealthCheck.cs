using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Instrument.Hosting.Health;

/// <summary>
/// Tells how the run is doing: unhealthy when its log cannot be written, because rows are lost then; degraded when the server refuses the run, or
/// has accepted nothing for a while although there is something to send, because the log has all rows all the same.
/// </summary>
internal sealed class WandbHealthCheck(Run run, TimeSpan behindAfter) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        RunStatus status = run.GetStatus();
        return Task.FromResult(Check(status, context.Registration.FailureStatus, Data(status)));
    }

    private HealthCheckResult Check(RunStatus status, HealthStatus failure, Dictionary<string, object> data)
    {
        if (status.LogError is { } logError)
            return new HealthCheckResult(failure, $"The run's log cannot be written: {logError}", data: data);
        if (status.SendError is { } sendError)
            return HealthCheckResult.Degraded($"The run is not sent any more: {sendError} Its log has everything; send it later with: instrument sync", data: data);
        if (status.Trouble is { } trouble && status.SinceAccepted >= behindAfter)
            return HealthCheckResult.Degraded($"The server has accepted nothing for {status.SinceAccepted:hh\\:mm\\:ss}: {trouble}", data: data);
        return HealthCheckResult.Healthy(status.IsFinished ? "The run has finished." : null, data);
    }

    private Dictionary<string, object> Data(RunStatus status) => new()
    {
        ["run"] = run.Id,
        ["rows_kept"] = status.Kept,
        ["rows_sent"] = status.Sent,
        ["rows_dropped"] = status.Dropped,
        ["buffered_bytes"] = status.BufferedBytes,
    };
}
