namespace Instrument.Terminal;

/// <summary>Draws a series as a row of block characters, the lowest for the smallest number.</summary>
internal static class Sparkline
{
    private const string Blocks = "▁▂▃▄▅▆▇█";
    private const string Plain = "_.,-~=*#";

    /// <summary>Draws a series.</summary>
    /// <param name="series">The numbers, oldest first. Those that are not finite leave a blank.</param>
    /// <param name="width">Most characters; a longer series is averaged.</param>
    /// <param name="blocks">Whether block characters may be used.</param>
    public static string Draw(ReadOnlySpan<double> series, int width, bool blocks)
    {
        double[] columns = Average(series, Math.Min(width, series.Length));
        double min = double.PositiveInfinity;
        double max = double.NegativeInfinity;
        foreach (double column in columns)
        {
            if (!double.IsFinite(column))
                continue;
            min = Math.Min(min, column);
            max = Math.Max(max, column);
        }
        return string.Create(columns.Length, (columns, min, max, blocks), static (line, state) =>
        {
            string levels = state.blocks ? Blocks : Plain;
            for (int i = 0; i < line.Length; i++)
            {
                double column = state.columns[i];
                // Halves keep the difference finite for the largest numbers.
                double range = (state.max / 2) - (state.min / 2);
                double place = range > 0 ? ((column / 2) - (state.min / 2)) / range : 0;
                line[i] = double.IsFinite(column) ? levels[(int)Math.Clamp(place * (levels.Length - 1) + 0.5, 0, levels.Length - 1)] : ' ';
            }
        });
    }

    private static double[] Average(ReadOnlySpan<double> series, int width)
    {
        double[] columns = new double[width];
        for (int i = 0; i < width; i++)
        {
            ReadOnlySpan<double> part = series[(int)((long)i * series.Length / width)..(int)((long)(i + 1) * series.Length / width)];
            // A running mean stays exact for a constant series and does not overflow.
            double mean = double.NaN;
            int count = 0;
            foreach (double number in part)
            {
                if (double.IsFinite(number))
                    mean = count++ == 0 ? number : mean + (number / count - mean / count);
            }
            columns[i] = mean;
        }
        return columns;
    }
}
