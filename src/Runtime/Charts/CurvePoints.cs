namespace Instrument.Charts;

/// <summary>Brings the points of a curve into the form in which they are logged.</summary>
internal static class CurvePoints
{
    /// <summary>The rows of a table that W&amp;B draws (docs/wire/media.md §22.4).</summary>
    public const int MaxPoints = 10_000;

    private const double Scale = 1000;

    /// <summary>Rounds to three decimals, halves to even.</summary>
    public static double Round(double value) => Math.Round(value * Scale, MidpointRounding.ToEven) / Scale;

    /// <summary>Leaves out points evenly until no more are left than allowed; the first and the last one stay.</summary>
    public static IReadOnlyList<T> Thin<T>(IReadOnlyList<T> points, int limit)
    {
        limit = Math.Max(limit, 2);
        if (points.Count <= limit)
            return points;
        T[] kept = new T[limit];
        for (int i = 0; i < limit; i++)
            kept[i] = points[(int)((long)i * (points.Count - 1) / (limit - 1))];
        return kept;
    }
}
