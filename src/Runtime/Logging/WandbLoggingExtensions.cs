using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Instrument;

/// <summary>Adds runs to the logging of .NET.</summary>
public static class WandbLoggingExtensions
{
    /// <summary>Writes log entries into the logs of a run, besides everything else that logging does with them.</summary>
    /// <param name="logging">The program's logging.</param>
    /// <param name="run">The run.</param>
    /// <param name="configure">Says how entries are written. Default: as text.</param>
    /// <returns>The same logging.</returns>
    /// <remarks>
    /// <code>
    /// using ILoggerFactory loggers = LoggerFactory.Create(logging => logging.AddWandb(run));
    /// </code>
    /// The usual configuration filters by level and category; the provider's name in it is <c>Wandb</c>.
    /// </remarks>
    public static ILoggingBuilder AddWandb(this ILoggingBuilder logging, Run run, Action<WandbLoggerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        WandbLoggerOptions options = new();
        configure?.Invoke(options);
        return logging.AddWandb(new WandbLoggerProvider(run, options));
    }

    /// <summary>Writes log entries into the logs of the run that a provider has, or gets later.</summary>
    /// <param name="logging">The program's logging.</param>
    /// <param name="provider">The provider.</param>
    /// <returns>The same logging.</returns>
    public static ILoggingBuilder AddWandb(this ILoggingBuilder logging, WandbLoggerProvider provider)
    {
        ArgumentNullException.ThrowIfNull(logging);
        ArgumentNullException.ThrowIfNull(provider);
        logging.Services.AddSingleton<ILoggerProvider>(provider);
        return logging;
    }
}
