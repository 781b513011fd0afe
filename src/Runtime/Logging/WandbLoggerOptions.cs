namespace Instrument;

/// <summary>How log entries are written into a run's logs.</summary>
public sealed class WandbLoggerOptions
{
    /// <summary>How an entry looks. Default: <see cref="WandbLogFormat.Text"/>.</summary>
    public WandbLogFormat Format { get; set; }

    /// <summary>
    /// The time in front of a text line, in UTC, as <see cref="DateTimeOffset.ToString(string)"/> takes it; <see langword="null"/> for none:
    /// W&amp;B knows the time of each line anyway. Default: <c>yyyy-MM-dd HH:mm:ss.fff</c>.
    /// </summary>
    public string? TimestampFormat { get; set; } = "yyyy-MM-dd HH:mm:ss.fff";

    /// <summary>
    /// Whether scopes are written. Those that have the ids of the current activity and nothing else are left out of text. Default:
    /// <see langword="true"/>.
    /// </summary>
    public bool IncludeScopes { get; set; } = true;

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
