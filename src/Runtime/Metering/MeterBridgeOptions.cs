namespace Instrument;

/// <summary>Which instruments become metrics of a run, and how.</summary>
public sealed class MeterBridgeOptions
{
    /// <summary>
    /// The instruments: names of instruments or of meters, such as <c>http.server.request.duration</c> or <c>Worker</c>; with <c>*</c> as the last
    /// character a name stands for all that begin so. Default: none.
    /// </summary>
    public IReadOnlyList<string> Instruments { get; init; } = [];

    /// <summary>Instruments and meters that are left out although <see cref="Instruments"/> names them, in the same form. Default: none.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];

    /// <summary>How often a row is logged, at least 0.1 seconds. Default: 15 seconds.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>What stands in front of all keys, for example <c>app</c> for <c>app/Worker/queue_length</c>. Default: nothing.</summary>
    public string KeyPrefix { get; init; } = "";

    /// <summary>
    /// The percentiles that are logged of histograms, 0 to 100, each over the measurements of one interval and within 0.3 percent of its
    /// value where these lie within a factor of 16 of each other. Default: 50, 95, 99.
    /// </summary>
    public IReadOnlyList<double> Percentiles { get; init; } = [50, 95, 99];

    /// <summary>Whether the measurements of each interval are also logged as a W&amp;B histogram, with the key's end <c>distribution</c>. Default: <see langword="false"/>.</summary>
    public bool LogDistributions { get; init; }

    /// <summary>
    /// How many combinations of instrument and tags are kept. Each makes metrics of its own, and W&amp;B is slow with many thousands; measurements
    /// of further ones are counted in <see cref="MeterBridge.MeasurementsLeftOut"/>, with one warning. Default: 500.
    /// </summary>
    public int MaxSeries { get; init; } = 500;

    /// <summary>The clock of the intervals. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How long the end of a bridge waits for observable instruments.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);
}
