using Instrument.Generator.Model;
using Instrument.Generator.Parsing;

namespace Instrument.Generator.Emission;

/// <summary>Writes the catalogue: a class with all keys, and on request the same as a document inside the assembly.</summary>
internal static class CatalogueEmitter
{
    public static string Emit(EquatableArray<CatalogueBlockModel> blocks, bool isFileWanted)
    {
        CodeWriter writer = new();
        writer.Lines(CodeText.Header);
        if (isFileWanted)
        {
            // Read out of the assembly by the build, which writes the file.
            string document = CodeText.Quote(CatalogueDocument.Of(CatalogueOrder.Entries(blocks)));
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
            writer.Line("public static global::System.Collections.Generic.IReadOnlyList<global::Instrument.CatalogueEntry> Entries { get; } = global::Instrument.Generated.CatalogueText.Read(");
            using (writer.Indent())
            {
                writer.Line("\"\"\"");
                foreach (CatalogueBlockModel block in blocks)
                    writer.Raw(block.Text);
                writer.Line("\"\"\");");
            }
        }
        return writer.Finish();
    }
}
