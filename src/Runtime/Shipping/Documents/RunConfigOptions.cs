namespace Instrument.Shipping.Documents;

/// <summary>What the config that is sent depends on besides the log.</summary>
internal sealed record RunConfigOptions
{
    /// <summary>
    /// Whether the server expands globs of metric definitions itself (feature EXPAND_DEFINED_METRIC_GLOBS). Otherwise the definitions
    /// that were expanded into the log are sent in their place.
    /// </summary>
    public bool ServerExpandsGlobs { get; init; }

    /// <summary>
    /// Under which writer's id the environment is filed; <see langword="null"/> for the one that the records state, so that a log
    /// that is sent twice has one environment.
    /// </summary>
    public string? WriterId { get; init; }
}
