namespace Instrument.Generator.Emission;

/// <summary>Names what a metric's definition holds as numbers.</summary>
internal static class MetricDefinitionText
{
    private static readonly string[] Summaries = ["Min", "Max", "Mean", "Last", "First", "None"];
    private static readonly string[] Goals = ["", "Minimize", "Maximize"];

    /// <summary>The kinds of summary, for example <c>Min, Mean</c>.</summary>
    public static string Summary(int value) => string.Join(", ", Summaries.Where((_, bit) => (value & (1 << bit)) != 0));

    /// <summary>The goal, or nothing.</summary>
    public static string Goal(int value) => value > 0 && value < Goals.Length ? Goals[value] : "";
}
