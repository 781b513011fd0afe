using System.Text;
using Instrument.Generator.Model;

namespace Instrument.Generator.Emission;

/// <summary>Writes the catalogue as Markdown, between two marks by which the build finds it.</summary>
internal static class CatalogueDocument
{
    public static string Of(IReadOnlyCollection<CatalogueEntryModel> entries)
    {
        StringBuilder text = new("<!-- Instrument catalogue. Generated; do not edit. -->\n");
        AddTable(
            text, "Metrics", ["Key", "Type", "Unit", "Summary", "Goal", "Axis", "Declared in", "Description"],
            entries.Where(static entry => entry.IsMetric).Select(static entry => new[]
            {
                Code(entry.Key), Code(entry.Type), entry.Unit, MetricDefinitionText.Summary(entry.Summary),
                MetricDefinitionText.Goal(entry.Goal), Code(entry.Axis), Code(entry.DeclaredIn), entry.Description,
            }));
        AddTable(
            text, "Config", ["Key", "Type", "Declared in", "Description"],
            entries.Where(static entry => !entry.IsMetric).Select(static entry => new[]
            {
                Code(entry.Key), Code(entry.Type), Code(entry.DeclaredIn), entry.Description,
            }));
        return text.Append("\n<!-- End of the Instrument catalogue. -->").ToString();
    }

    private static void AddTable(StringBuilder text, string title, string[] columns, IEnumerable<string?[]> rows)
    {
        List<string?[]> all = [.. rows];
        if (all.Count == 0)
            return;
        text.Append($"\n## {title}\n\n");
        AddRow(text, columns);
        AddRow(text, [.. columns.Select(static _ => "---")]);
        foreach (string?[] row in all)
            AddRow(text, row);
    }

    private static void AddRow(StringBuilder text, string?[] cells) =>
        text.Append("| ").Append(string.Join(" | ", cells.Select(Escape))).Append(" |\n");

    // A bar would end the cell, and the build takes a backslash for a path's.
    private static string? Escape(string? text) => text?.Replace("|", "&#124;").Replace("\\", "&#92;");

    // Marks of code show such escapes as they are; the element does not.
    private static string? Code(string? text)
    {
        if (text is null)
            return null;
        return text.IndexOfAny(['|', '\\', '`']) < 0 ? $"`{text}`" : $"<code>{text}</code>";
    }
}
