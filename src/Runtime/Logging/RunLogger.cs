using Microsoft.Extensions.Logging;

namespace Instrument.Logging;

/// <summary>The logger of one category: hands each entry to its provider.</summary>
internal sealed class RunLogger(string category, WandbLoggerProvider provider) : ILogger
{
    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => provider.Scopes?.Push(state);

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        if (IsEnabled(logLevel))
            provider.Write(category, logLevel, eventId, state, exception, formatter);
    }
}
