using System.Globalization;
using System.Text;
using Instrument.Generator.Model;

namespace Instrument.Generator.Emission;

/// <summary>
/// Writes what the catalogue says of a declaration, a line for each key: kind, key, type and place, then what else is known as
/// <c>name=value</c>, with tabs between. What could end a field, a line or the literal around the list is written as <c>\uXXXX</c>.
/// </summary>
/// <remarks>The library's <c>CatalogueText</c> reads it. It is one literal, because the compiler parses all of it after every edit of a key.</remarks>
internal static class CatalogueLines
{
    /// <summary>The column in which the list stands.</summary>
    public const string Indentation = "        ";

    /// <summary>The lines of one declaration; empty if it has no keys.</summary>
    public static CatalogueBlockModel Of(EquatableArray<CatalogueEntryModel> entries)
    {
        StringBuilder text = new();
        foreach (CatalogueEntryModel entry in entries)
        {
            text.Append(Indentation).Append(entry.IsMetric ? "metric" : "config");
            AddField(text, "", entry.Key);
            AddField(text, "", entry.Type);
            AddField(text, "", entry.DeclaredIn);
            AddField(text, "unit=", entry.Unit);
            AddField(text, "summary=", Number(entry.Summary));
            AddField(text, "goal=", Number(entry.Goal));
            AddField(text, "axis=", entry.Axis);
            AddField(text, "description=", entry.Description);
            text.Append('\n');
        }
        return new CatalogueBlockModel(entries, text.ToString());
    }

    private static string? Number(int value) => value == 0 ? null : value.ToString(CultureInfo.InvariantCulture);

    private static void AddField(StringBuilder text, string name, string? value)
    {
        if (value is null)
            return;
        text.Append('\t').Append(name);
        int start = 0;
        for (int i = 0; i < value.Length; i++)
        {
            if (IsPlain(value[i]))
                continue;
            text.Append(value, start, i - start).Append("\\u").Append(((int)value[i]).ToString("X4", CultureInfo.InvariantCulture));
            start = i + 1;
        }
        text.Append(value, start, value.Length - start);
    }

    // Halves of a pair cannot be told from lone ones here, which a file cannot have.
    private static bool IsPlain(char c) => c is >= ' ' and <= '~' ? c is not ('\\' or '"') : !char.IsControl(c) && !char.IsSurrogate(c) && c is not ('\u2028' or '\u2029');
}
