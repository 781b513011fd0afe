namespace Instrument.Reading;

/// <summary>How a <see cref="RunReader"/> follows a run that is still being written.</summary>
public sealed record RunReaderOptions
{
    /// <summary>The clock that <see cref="RunReader.Follow"/> waits by. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How long <see cref="RunReader.Follow"/> waits at the end of the log before it looks again. Default: 200 ms.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(200);
}
