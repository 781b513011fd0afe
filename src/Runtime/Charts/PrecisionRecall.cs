namespace Instrument.Charts;

/// <summary>Computes the points of a precision-recall curve as the official client draws it (docs/wire/media.md §22.4).</summary>
internal static class PrecisionRecall
{
    /// <summary>The curve at evenly spaced recall values, from 1 to 0.</summary>
    /// <param name="ranking">Of a class that occurs.</param>
    /// <param name="recalls">How many values.</param>
    public static IEnumerable<(double Precision, double Recall)> Of(ScoreRanking ranking, int recalls)
    {
        int thresholds = ranking.TruePositives.Length;
        double all = ranking.TruePositives[^1];
        // By rising recall; before the highest threshold lies the point where nothing is chosen.
        double[] precision = new double[thresholds + 1];
        double[] recall = new double[thresholds + 1];
        precision[0] = 1;
        for (int i = 0; i < thresholds; i++)
        {
            precision[i + 1] = ranking.TruePositives[i] / (double)(ranking.TruePositives[i] + ranking.FalsePositives[i]);
            recall[i + 1] = ranking.TruePositives[i] / all;
        }
        // What a point with more recall reaches, one with less has too.
        for (int i = thresholds - 1; i >= 0; i--)
            precision[i] = Math.Max(precision[i], precision[i + 1]);
        double step = -1.0 / (recalls - 1);
        for (int i = 0; i < recalls; i++)
        {
            double value = i == recalls - 1 ? 0 : (i * step) + 1;
            yield return (precision[FirstAtLeast(recall, value)], value);
        }
    }

    private static int FirstAtLeast(double[] rising, double value)
    {
        int index = Array.FindIndex(rising, other => other >= value);
        return index < 0 ? rising.Length - 1 : index;
    }
}
