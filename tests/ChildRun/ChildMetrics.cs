namespace Instrument.ChildRun;

/// <summary>The rows of the program.</summary>
public sealed class ChildMetrics
{
    [Metric("row")]
    public int Row { get; set; }

    [Metric("train/loss", Summary = MetricSummary.Min)]
    public double Loss { get; set; }

    [Metric("note")]
    public string? Note { get; set; }

    [Metric("picture")]
    public Image? Picture { get; set; }

    [Metric("page")]
    public Html? Page { get; set; }

    /// <summary>The text of a row: now and then more than the row buffer takes. The reader makes the same.</summary>
    public static string NoteOf(int row, int length) => new((char)('a' + row % 26), length);
}
