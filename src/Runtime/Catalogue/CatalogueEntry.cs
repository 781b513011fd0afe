namespace Instrument;

/// <summary>A key that an assembly writes. The source generator lists them in <c>Instrument.WandbCatalogue.Entries</c> of the assembly.</summary>
/// <param name="Key">The metric's full name, or the key of a config value in its object.</param>
/// <param name="Kind">What the key belongs to.</param>
/// <param name="Type">The value's type in C#, for example <c>double?</c>.</param>
/// <param name="DeclaredIn">The member, with its type, for example <c>MyApp.TrainMetrics.Loss</c>.</param>
public sealed record CatalogueEntry(string Key, CatalogueKind Kind, string Type, string DeclaredIn)
{
    /// <summary>The unit of a metric, if one is given.</summary>
    public string? Unit { get; init; }

    /// <summary>What the run's summary keeps of a metric.</summary>
    public MetricSummary Summary { get; init; }

    /// <summary>Which direction of a metric is better.</summary>
    public MetricGoal Goal { get; init; }

    /// <summary>The key of a metric's x axis, if it is not the step.</summary>
    public string? Axis { get; init; }

    /// <summary>The summary of the member's documentation, if it has one.</summary>
    public string? Description { get; init; }
}
