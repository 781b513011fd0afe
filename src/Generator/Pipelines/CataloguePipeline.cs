using System.Collections.Immutable;
using Instrument.Generator.Emission;
using Instrument.Generator.Model;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Pipelines;

/// <summary>Lists all keys of an assembly in one file. Only this output depends on more than one type, and on comments.</summary>
internal static class CataloguePipeline
{
    private const string FileProperty = "build_property.InstrumentCatalogueFile";

    /// <summary>Registers the output.</summary>
    public static void Register(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<CatalogueBlockModel>[] declarations)
    {
        IncrementalValueProvider<ImmutableArray<CatalogueBlockModel>> all = declarations[0].Collect();
        foreach (IncrementalValuesProvider<CatalogueBlockModel> more in declarations.Skip(1))
            all = all.Combine(more.Collect()).Select(static (pair, _) => pair.Right.IsEmpty ? pair.Left : pair.Left.AddRange(pair.Right));

        IncrementalValueProvider<EquatableArray<CatalogueBlockModel>> blocks = all
            .Select(static (all, _) => CatalogueOrder.Of(all))
            .WithTrackingName(TrackingNames.CatalogueEntries);

        IncrementalValueProvider<bool> isFileWanted = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => options.GlobalOptions.TryGetValue(FileProperty, out string? file) && file.Length > 0)
            .WithTrackingName(TrackingNames.CatalogueFileOption);

        IncrementalValueProvider<(EquatableArray<CatalogueBlockModel> Blocks, bool IsFileWanted)> catalogue = blocks
            .Combine(isFileWanted)
            .WithTrackingName(TrackingNames.Catalogue);

        context.RegisterSourceOutput(catalogue, static (production, model) =>
        {
            if (model.Blocks.Count > 0)
                production.AddSource("WandbCatalogue.g.cs", CatalogueEmitter.Emit(model.Blocks, model.IsFileWanted));
        });
    }
}
