using System.Collections.Immutable;
using Instrument.Generator.Model;

namespace Instrument.Generator.Emission;

/// <summary>Writes the catalogue: a class with all keys, and on request the same as a document inside the assembly.</summary>
internal static class CatalogueEmitter
{
    /// <summary>The lines of one declaration.</summary>
    public static EquatableArray<CatalogueLineModel> Lines(EquatableArray<CatalogueEntryModel> entries) =>
        new(entries.Select(static entry => new CatalogueLineModel(entry, Entry(entry))).ToImmutableArray());

    /// <summary>The file.</summary>
    public static string Emit(EquatableArray<CatalogueLineModel> lines, bool isFileWanted)
    {
        CodeWriter writer = new();
        writer.Lines(CodeText.Header);
        if (isFileWanted)
        {
            // Read out of the assembly by the build, which writes the file.
            string document = CodeText.Quote(CatalogueDocument.Of([.. lines.Select(static line => line.Entry)]));
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
                foreach (CatalogueLineModel line in lines)
                    writer.Line(line.Code);
            }
            writer.Line("];");
        }
        return writer.Finish();
    }

    private static string Entry(CatalogueEntryModel entry)
    {
        string kind = entry.IsMetric ? "Metric" : "Config";
        string key = CodeText.Quote(entry.Key);
        string place = CodeText.Quote(entry.DeclaredIn);
        string end = entry is { Unit: null, Summary: 0, Goal: 0, Axis: null, Description: null } ? ")," : $") {{ {string.Join(", ", Properties(entry))} }},";
        return $"new global::Instrument.CatalogueEntry({key}, global::Instrument.CatalogueKind.{kind}, {CodeText.Quote(entry.Type)}, {place}{end}";
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
