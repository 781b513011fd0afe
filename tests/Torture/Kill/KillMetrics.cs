namespace Instrument.Torture.Kill;

/// <summary>A row of the process to be killed; its values follow from series and number, so that a reader can check them.</summary>
internal sealed class KillMetrics
{
    [Metric("series")]
    public int Series { get; set; }

    [Metric("number")]
    public int Number { get; set; }

    [Metric("loss", Summary = MetricSummary.Min | MetricSummary.Last)]
    public double Loss { get; set; }

    [Metric("note")]
    public string? Note { get; set; }

    [Metric("odd")]
    public float? Odd { get; set; }

    /// <summary>Sets all values of a row.</summary>
    /// <param name="series">The series.</param>
    /// <param name="number">The row's number in it.</param>
    /// <param name="large">One row in so many has a long note; 0 for none.</param>
    public void Set(int series, int number, int large = 0)
    {
        Series = series;
        Number = number;
        Loss = LossOf(series, number);
        Note = NoteOf(number, large);
        Odd = number % 2 == 1 ? number : null;
    }

    public static double LossOf(int series, int number) => 1.0 / (number + 1) + series;

    public static string? NoteOf(int number, int large)
    {
        if (large != 0 && number % large == 0)
            return new string('N', KillPlan.SmallRowBuffer / 4 + number * 7919 % 50_000) + number;
        return number % 5 == 0 ? new string('n', number % 300) + number : null;
    }
}
