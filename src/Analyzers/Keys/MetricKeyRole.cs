namespace Instrument.Analyzers.Keys;

/// <summary>What a key is for, where the source spells it.</summary>
internal enum MetricKeyRole
{
    /// <summary>It names a metric, perhaps below a prefix.</summary>
    Metric,

    /// <summary>It is the beginning of other keys.</summary>
    Prefix,

    /// <summary>It names the metric that serves as x axis.</summary>
    Axis,

    /// <summary>It names one metric or, with a star at its end, all that start like it.</summary>
    Definition,
}
