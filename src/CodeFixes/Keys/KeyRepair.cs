using System.Text;

namespace Instrument.CodeFixes.Keys;

/// <summary>Takes out of a key what it must not have, where what is left can be nothing else than what was meant.</summary>
internal static class KeyRepair
{
    /// <summary>The metric key without control characters, white space at its ends and underscores at its start; null when nothing is left.</summary>
    public static string? OfMetric(string key)
    {
        string repaired = OfText(key).TrimStart('_').Trim();
        return MetricKeyGrammar.Check(repaired) == MetricKeyViolation.None ? repaired : null;
    }

    /// <summary>The key with underscores instead of the characters that no file name has.</summary>
    public static string OfFileName(string key) => string.Concat(key.Select(static c => MetricKeyGrammar.InNoFileName.IndexOf(c) < 0 ? c : '_'));

    /// <summary>Whether nothing of the metric key is left, so that it says nothing of what was meant.</summary>
    public static bool IsBlank(string key) => OfText(key).TrimStart('_').Trim().Length == 0;

    /// <summary>The text without control characters and white space at its ends. A line break between two words becomes a space.</summary>
    public static string OfText(string key)
    {
        StringBuilder repaired = new(key.Length);
        foreach (char c in key)
        {
            bool followsSpace = repaired.Length > 0 && char.IsWhiteSpace(repaired[repaired.Length - 1]);
            if (!char.IsControl(c))
                repaired.Append(c);
            else if (char.IsWhiteSpace(c) && !followsSpace)
                repaired.Append(' ');
        }
        return repaired.ToString().Trim();
    }
}
