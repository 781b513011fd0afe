using System.Text;

namespace Instrument.Pipeline;

/// <summary>How W&amp;B reads the name in a metric's definition (docs/wire/records.md §5.4).</summary>
internal static class MetricName
{
    /// <summary>The path in the summary: the name split at its dots, where <c>\\.</c> is a dot of the name itself.</summary>
    public static List<string> ToSummaryPath(string name)
    {
        List<string> path = [];
        StringBuilder segment = new();
        for (int i = 0; i < name.Length; i++)
        {
            if (name[i] == '\\' && i + 1 < name.Length && name[i + 1] == '.')
            {
                segment.Append('.');
                i++;
            }
            else if (name[i] == '.')
            {
                path.Add(segment.ToString());
                segment.Clear();
            }
            else
            {
                segment.Append(name[i]);
            }
        }
        path.Add(segment.ToString());
        return path;
    }
}
