namespace Instrument.Charts;

/// <summary>Computes the points of an ROC curve as the official client draws it (docs/wire/media.md §22.4).</summary>
internal static class ReceiverOperating
{
    /// <summary>The corners of the curve, from (0, 0) to (1, 1). Without examples of the class, or of others, a rate is NaN.</summary>
    public static List<(double FalsePositives, double TruePositives)> Of(ScoreRanking ranking)
    {
        int[] positives = ranking.TruePositives;
        int[] negatives = ranking.FalsePositives;
        double allPositives = positives[^1];
        double allNegatives = negatives[^1];
        List<(double, double)> points = [(0 / allNegatives, 0 / allPositives)];
        for (int i = 0; i < positives.Length; i++)
        {
            if (!IsOnLine(positives, i) || !IsOnLine(negatives, i))
                points.Add((negatives[i] / allNegatives, positives[i] / allPositives));
        }
        return points;
    }

    // A point in the middle of a straight line says nothing. The first and the last one stay.
    private static bool IsOnLine(int[] counts, int index) =>
        index > 0 && index < counts.Length - 1 && counts[index] - counts[index - 1] == counts[index + 1] - counts[index];
}
