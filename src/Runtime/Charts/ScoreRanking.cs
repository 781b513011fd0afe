namespace Instrument.Charts;

/// <summary>
/// How many examples of a class, and how many of others, have a score of at least a threshold, for each score that occurs as the threshold,
/// from the highest to the lowest.
/// </summary>
/// <param name="TruePositives">Examples of the class.</param>
/// <param name="FalsePositives">Examples of others.</param>
internal sealed record ScoreRanking(int[] TruePositives, int[] FalsePositives)
{
    /// <summary>Counts them.</summary>
    /// <param name="scores">The scores; they are ordered by the call.</param>
    /// <param name="isPositive">Whether the example is of the class; ordered with the scores.</param>
    public static ScoreRanking Of(double[] scores, bool[] isPositive)
    {
        Array.Sort(scores, isPositive);
        List<int> positives = [];
        List<int> negatives = [];
        int found = 0;
        for (int i = scores.Length - 1; i >= 0; i--)
        {
            found += isPositive[i] ? 1 : 0;
            // Equal scores cannot be told apart by a threshold.
            if (i > 0 && scores[i - 1] == scores[i])
                continue;
            positives.Add(found);
            negatives.Add(scores.Length - i - found);
        }
        return new ScoreRanking([.. positives], [.. negatives]);
    }
}
