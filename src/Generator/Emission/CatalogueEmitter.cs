using Instrument.Generator.Model;

namespace Instrument.Generator.Emission;

/// <summary>Writes the catalogue: a class with all keys, and on request the same as a document inside the assembly.</summary>
internal static class CatalogueEmitter
{
    public static string Emit(EquatableArray<CatalogueEntryModel> entries, bool isFileWanted)
    {
        CodeWriter writer = new();
        writer.Lines(CodeText.Header);
        if (isFileWanted)
        {
            // Read out of the assembly by the build, which writes the file.
            string document = CodeText.Quote(CatalogueDocument.Of(entries));
            writer.Line($"[assembly: global::System.Reflection.AssemblyMetadata(\"Instrument.Catalogue\", {document})]");
            writer.Line();
        }
        writer.Line("namespace Instrument;");
        writer.Line();
        writer.Line("/// <summary>All metrics and config values that this assembly declares.</summary>");
        writer.Line(CodeText.GeneratedCode);
        using (writer.Block("internal static class WandbCatalogue"))
        {
            writer.Line("/// <summary>Metrics first, then by key.</summary>");
            writer.Line("public static global::System.Collections.Generic.IReadOnlyList<global::Instrument.CatalogueEntry> Entries { get; } =");
            writer.Line("[");
            using (writer.Indent())
            {
                foreach (CatalogueEntryModel entry in entries)
                    writer.Line(Entry(entry) + ",");
            }
            writer.Line("];");
        }
        return writer.ToString();
    }

    private static string Entry(CatalogueEntryModel entry)
    {
        string kind = entry.IsMetric ? "Metric" : "Config";
        string text = $"new global::Instrument.CatalogueEntry({CodeText.Quote(entry.Key)}, global::Instrument.CatalogueKind.{kind}, {CodeText.Quote(entry.Type)}, {CodeText.Quote(entry.DeclaredIn)})";
        string initializer = string.Join(", ", Properties(entry));
        return initializer.Length == 0 ? text : $"{text} {{ {initializer} }}";
    }

    private static IEnumerable<string> Properties(CatalogueEntryModel entry)
    {
        if (entry.Unit is not null)
            yield return $"Unit = {CodeText.Quote(entry.Unit)}";
        if (entry.Summary != 0)
            yield return $"Summary = (global::Instrument.MetricSummary)({CodeText.Number(entry.Summary)})";
        if (entry.Goal != 0)
            yield return $"Goal = (global::Instrument.MetricGoal)({CodeText.Number(entry.Goal)})";
        if (entry.Axis is not null)
            yield return $"Axis = {CodeText.Quote(entry.Axis)}";
        if (entry.Description is not null)
            yield return $"Description = {CodeText.Quote(entry.Description)}";
    }
}
