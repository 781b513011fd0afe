namespace Instrument;

/// <summary>How much console output a run keeps, and in which files.</summary>
public sealed class ConsoleOutputOptions
{
    /// <summary>
    /// Most bytes of console output, as UTF-8, that a run keeps. What comes later is left out and counted. <see cref="long.MaxValue"/> for no
    /// limit. Default: 100 MiB.
    /// </summary>
    public long MaxBytes { get; init; } = 100L << 20;

    /// <summary>
    /// How many bytes of console output a second, as UTF-8, a run keeps on average; ten times as many may come at once. What goes beyond is left
    /// out and counted, and a line in the output tells where. <see cref="long.MaxValue"/> for no limit. Default: 256 KiB.
    /// </summary>
    public long MaxBytesPerSecond { get; init; } = 256L << 10;

    /// <summary>
    /// Whether console output is kept in parts, <c>logs/output_….log</c>, instead of in one file, <c>output.log</c>; each is uploaded when it is
    /// closed. Default: <c>WANDB_CONSOLE_MULTIPART</c>, else <see langword="false"/>.
    /// </summary>
    public bool? Multipart { get; init; }

    /// <summary>
    /// The size in bytes at which a part is closed; 0 for no limit. Default: <c>WANDB_CONSOLE_CHUNK_MAX_BYTES</c>, else no limit.
    /// </summary>
    public long? PartBytes { get; init; }

    /// <summary>
    /// The time between the first and the last line of a part at which it is closed; <see cref="TimeSpan.Zero"/> for no limit. Default:
    /// <c>WANDB_CONSOLE_CHUNK_MAX_SECONDS</c>, else no limit.
    /// </summary>
    public TimeSpan? PartDuration { get; init; }
}
