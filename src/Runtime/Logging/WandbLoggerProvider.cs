using Instrument.Logging;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Instrument;

/// <summary>
/// Writes what a program logs with <see cref="ILogger"/> into the logs of a run: level, category, scopes, message, values and exception. Which
/// entries are written is said by the usual configuration of logging, where the provider's name is <c>Wandb</c>.
/// </summary>
/// <remarks>
/// Entries keep their place among the rows, outlive the process like these, and are shown by W&amp;B in the run's tab Logs, errors
/// as such. Control characters are made visible, and an entry has at most 65 536 characters. Instrument's own categories (<c>Instrument</c>
/// and those below it) are not written, so that a run never logs about its own logging. No call throws: an entry that cannot be formatted is
/// replaced by a line that says so, and one that comes after the end of the run is counted.
/// </remarks>
[ProviderAlias("Wandb")]
public sealed class WandbLoggerProvider : ILoggerProvider, ISupportExternalScope
{
    private const string OwnCategory = "Instrument";

    // Entries that wait for a run: a program logs little before it, and forgotten runs must not cost memory.
    private const int MaxEarlyEntries = 1000;

    // Writing an entry can make the run log something itself, on the same thread.
    [ThreadStatic]
    private static bool IsWriting;

    private readonly WandbLoggerOptions _options;

    // Guards the early entries: they come before all others.
    private readonly Lock _gate = new();
    private Queue<LogEntryText>? _early = new();
    private volatile Run? _run;
    private long _ignored;

    /// <summary>A provider that keeps the first 1000 entries until it gets its run by <see cref="Attach"/>.</summary>
    /// <param name="options">How entries are written. Default: as text.</param>
    public WandbLoggerProvider(WandbLoggerOptions? options = null) => _options = options ?? new WandbLoggerOptions();

    /// <summary>A provider for a run.</summary>
    /// <param name="run">The run; what is logged after its end is only counted.</param>
    /// <param name="options">How entries are written. Default: as text.</param>
    public WandbLoggerProvider(Run run, WandbLoggerOptions? options = null) : this(options) => Attach(run);

    /// <summary>Entries that are in no run: those after a run's end, and those beyond the first 1000 before it.</summary>
    public long IgnoredEntries => Interlocked.Read(ref _ignored);

    /// <summary>The scopes around the calls; <see langword="null"/> where nobody keeps them.</summary>
    internal IExternalScopeProvider? Scopes { get; private set; }

    /// <summary>Gives the provider its run, and the run the entries that came before it. A run that has one already is replaced.</summary>
    /// <param name="run">The run.</param>
    public void Attach(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        lock (_gate)
        {
            while (_early is not null && _early.TryDequeue(out LogEntryText entry))
                WriteTo(run, entry);
            _early = null;
            _run = run;
        }
    }

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName)
    {
        ArgumentNullException.ThrowIfNull(categoryName);
        bool isOwn = categoryName == OwnCategory || categoryName.StartsWith(OwnCategory + ".", StringComparison.Ordinal);
        return isOwn ? NullLogger.Instance : new RunLogger(categoryName, this);
    }

    /// <inheritdoc/>
    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => Scopes = scopeProvider;

    /// <summary>Does nothing: the run goes on until it is finished itself.</summary>
    public void Dispose()
    {
    }

    /// <summary>Writes an entry. Any thread.</summary>
    internal void Write<TState>(string category, LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsWriting)
            return;
        if (_run is { IsFinished: true })
        {
            Interlocked.Increment(ref _ignored);
            return;
        }
        IsWriting = true;
        try
        {
            DateTimeOffset time = _options.TimeProvider.GetUtcNow();
            Take(new LogEntryText(Format(category, time, level, id, state, exception, formatter), time, level >= LogLevel.Error));
        }
        finally
        {
            IsWriting = false;
        }
    }

    private string Format<TState>(
        string category, DateTimeOffset time, LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            List<object?> scopes = [];
            if (_options.IncludeScopes)
                Scopes?.ForEachScope(static (scope, list) => list.Add(scope), scopes);
            LogEntry entry = new(time, level, category, id, formatter(state, exception), state, scopes, exception);
            return _options.Format == WandbLogFormat.Json ? JsonEntryFormat.Write(entry) : TextEntryFormat.Write(entry, _options.TimestampFormat);
        }
#pragma warning disable CA1031 // Values of the program may throw when they are formatted: logging must not end the training.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return LogText.Clean($"{LogLevelName.Of(level)} {category}: (the entry cannot be formatted: {failure.GetType().Name})");
        }
    }

    private void Take(LogEntryText entry)
    {
        if (_run is { } run)
        {
            WriteTo(run, entry);
            return;
        }
        lock (_gate)
        {
            if (_run is { } attached)
                WriteTo(attached, entry);
            else if (_early is { Count: < MaxEarlyEntries } early)
                early.Enqueue(entry);
            else
                Interlocked.Increment(ref _ignored);
        }
    }

    private void WriteTo(Run run, LogEntryText entry)
    {
        if (!run.TryWriteLog(entry.Text, entry.Time, entry.IsError))
            Interlocked.Increment(ref _ignored);
    }
}
