namespace Instrument.Settings;

/// <summary>How often and how fast one kind of request is repeated (docs/wire/online.md §5).</summary>
internal sealed record RetrySettings
{
    /// <summary>Attempts after the first one; <see langword="null"/> for no limit.</summary>
    public int? MaxRetries { get; init; }

    /// <summary>The wait after the first attempt; it doubles with each further one.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait, except one that the server asks for.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long one attempt may take, from the connection to the last byte of the answer; <see langword="null"/> for no limit.</summary>
    public TimeSpan? AttemptTimeout { get; init; }
}
