using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace Instrument.Generated;

/// <summary>Reads the list of keys that the source generator puts into an assembly. For generated code.</summary>
/// <remarks>
/// A line a key: kind (<c>metric</c> or <c>config</c>), key, type and place, then <c>name=value</c> for what else is known, with tabs
/// between; <c>\uXXXX</c> stands for a character.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CatalogueText
{
    /// <summary>The entries, metrics first, then by key and place. What several lines say alike is there once.</summary>
    /// <param name="text">The list.</param>
    /// <exception cref="FormatException">The text is none that this version's generator writes.</exception>
    public static IReadOnlyList<CatalogueEntry> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        HashSet<CatalogueEntry> entries = [];
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            if (!line.IsEmpty)
                entries.Add(ReadEntry(line));
        }
        return
        [
            .. entries
                .OrderBy(entry => entry.Kind)
                .ThenBy(entry => entry.Key, StringComparer.Ordinal)
                .ThenBy(entry => entry.DeclaredIn, StringComparer.Ordinal)
                .ThenBy(entry => entry.Type, StringComparer.Ordinal)
                .ThenBy(entry => entry.Description, StringComparer.Ordinal),
        ];
    }

    private static CatalogueEntry ReadEntry(ReadOnlySpan<char> line)
    {
        string[] fields = line.ToString().Split('\t');
        if (fields.Length < 4)
            throw new FormatException($"The catalogue's line '{line}' has {fields.Length} fields instead of 4 or more.");
        CatalogueKind kind = fields[0] == "metric" ? CatalogueKind.Metric : CatalogueKind.Config;
        CatalogueEntry entry = new(Unescape(fields[1]), kind, Unescape(fields[2]), Unescape(fields[3]));
        foreach (string field in fields.AsSpan(4))
        {
            int end = field.IndexOf('=', StringComparison.Ordinal);
            string value = Unescape(field[(end + 1)..]);
            entry = field[..Math.Max(end, 0)] switch
            {
                "unit" => entry with { Unit = value },
                "summary" => entry with { Summary = (MetricSummary)int.Parse(value, CultureInfo.InvariantCulture) },
                "goal" => entry with { Goal = (MetricGoal)int.Parse(value, CultureInfo.InvariantCulture) },
                "axis" => entry with { Axis = value },
                "description" => entry with { Description = value },
                _ => throw new FormatException($"The catalogue's line '{line}' has the unknown field '{field}'."),
            };
        }
        return entry;
    }

    private static string Unescape(string field)
    {
        if (!field.Contains('\\', StringComparison.Ordinal))
            return field;
        StringBuilder text = new(field.Length);
        for (int i = 0; i < field.Length; i++)
        {
            if (field[i] != '\\')
            {
                text.Append(field[i]);
                continue;
            }
            if (field.Length - i < 6 || field[i + 1] != 'u')
                throw new FormatException($"The catalogue's field '{field}' ends within a character.");
            text.Append((char)ushort.Parse(field.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
            i += 5;
        }
        return text.ToString();
    }
}
