namespace Instrument.Analyzers.Keys;

/// <summary>
/// Says whether a key is a slip of the pen for another one. Keys of one program resemble each other on purpose (<c>top1</c> and
/// <c>top5</c>, <c>min</c> and <c>max</c>, <c>layer1</c> and <c>layer2</c>), so keys are compared word by word, numbers and short
/// words must be the same, and in words below six letters one letter for another counts as two slips.
/// </summary>
internal static class KeySimilarity
{
    private const int ShortestWordWithSlips = 4;
    private const int ShortestWordWithExchange = 6;
    private const int ShortestWordWithTwoSlips = 8;
    private const int MaxSlipsInKey = 2;

    private static readonly char[] Separators = ['/', '_', '-', '.', ' '];

    /// <summary>The key that was probably meant; null when none is near. The first in order wins among equals.</summary>
    public static string? FindClosest(string key, IEnumerable<string> known)
    {
        string folded = key.ToLowerInvariant();
        string? closest = null;
        int fewest = MaxSlipsInKey + 1;
        foreach (string candidate in known)
        {
            int slips = Math.Abs(candidate.Length - key.Length) > MaxSlipsInKey ? fewest : CountSlips(folded, candidate.ToLowerInvariant());
            if (slips >= fewest)
                continue;
            fewest = slips;
            closest = candidate;
        }
        return closest;
    }

    private static int CountSlips(string a, string b)
    {
        string[] left = a.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        string[] right = b.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        if (string.Concat(left) == string.Concat(right))
            return 0;
        if (left.Length != right.Length)
            return int.MaxValue;
        int slips = 0;
        for (int i = 0; i < left.Length && slips <= MaxSlipsInKey; i++)
            slips += CountSlipsInWord(left[i], right[i]);
        return slips;
    }

    private static int CountSlipsInWord(string a, string b)
    {
        if (a == b)
            return 0;
        int length = Math.Max(a.Length, b.Length);
        if (length < ShortestWordWithSlips || !Digits(a).SequenceEqual(Digits(b)))
            return MaxSlipsInKey + 1;
        int slips = Distance(a, b, exchangeCost: length < ShortestWordWithExchange ? 2 : 1);
        return slips <= (length < ShortestWordWithTwoSlips ? 1 : 2) ? slips : MaxSlipsInKey + 1;
    }

    private static IEnumerable<char> Digits(string word) => word.Where(char.IsDigit);

    // Damerau-Levenshtein with adjacent transpositions, over three rows.
    private static int Distance(string a, string b, int exchangeCost)
    {
        int[] beforeLast = new int[b.Length + 1];
        int[] last = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int[] row = new int[b.Length + 1];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int exchange = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : exchangeCost);
                row[j] = Math.Min(exchange, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }
            beforeLast = last;
            last = row;
        }
        return last[b.Length];
    }
}
