using Instrument.Hosting.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Instrument.Hosting;

/// <summary>Watches the host's run.</summary>
public static class WandbHealthCheckExtensions
{
    /// <summary>How long the server may accept nothing before the run counts as behind, if nothing else is said.</summary>
    private static readonly TimeSpan DefaultBehindAfter = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Checks the host's run. It is unhealthy when its log cannot be written, and degraded when the server refuses it or has accepted nothing
    /// for a while; the log then has all rows, and they are sent when the server answers again.
    /// </summary>
    /// <param name="builder">The host's health checks.</param>
    /// <param name="name">The check's name.</param>
    /// <param name="behindAfter">How long attempts to reach the server may fail before the run counts as behind. Default: one minute.</param>
    /// <param name="failureStatus">What is reported when the log cannot be written. Default: unhealthy.</param>
    /// <param name="tags">The check's tags. Default: none.</param>
    /// <returns>The same health checks.</returns>
    public static IHealthChecksBuilder AddWandb(
        this IHealthChecksBuilder builder, string name = "wandb", TimeSpan? behindAfter = null, HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name, provider => new WandbHealthCheck(provider.GetRequiredService<Run>(), behindAfter ?? DefaultBehindAfter), failureStatus, tags));
    }
}
