using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Instrument.Hosting;

/// <summary>Writes the host's log into the logs of its run.</summary>
public static class WandbHostLoggingExtensions
{
    /// <summary>
    /// Writes log entries into the logs of the host's run; those from before its start come first. The usual configuration filters by level and
    /// category, where the provider's name is <c>Wandb</c>.
    /// </summary>
    /// <param name="logging">The host's logging.</param>
    /// <param name="configure">Says how entries are written. Default: as text.</param>
    /// <returns>The same logging.</returns>
    public static ILoggingBuilder AddWandb(this ILoggingBuilder logging, Action<WandbLoggerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(logging);
        OptionsBuilder<WandbLoggerOptions> options = logging.Services.AddOptions<WandbLoggerOptions>();
        if (configure is not null)
            options.Configure(configure);
        logging.Services.TryAddSingleton(static provider => new WandbLoggerProvider(provider.GetRequiredService<IOptions<WandbLoggerOptions>>().Value));
        logging.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<ILoggerProvider, WandbLoggerProvider>(static provider => provider.GetRequiredService<WandbLoggerProvider>()));
        return logging;
    }
}
