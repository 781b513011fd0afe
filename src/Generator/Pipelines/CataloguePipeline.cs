using System.Collections.Immutable;
using Instrument.Generator.Emission;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Lines = Instrument.Generator.Model.EquatableArray<Instrument.Generator.Model.CatalogueLineModel>;

namespace Instrument.Generator.Pipelines;

/// <summary>Lists all keys of an assembly in one file. Only this output depends on more than one type, and on comments.</summary>
internal static class CataloguePipeline
{
    private const string FileProperty = "build_property.InstrumentCatalogueFile";

    /// <summary>Registers the output.</summary>
    public static void Register(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<Lines> configs, IncrementalValuesProvider<Lines>[] metrics)
    {
        IncrementalValueProvider<ImmutableArray<Lines>> types = configs.Collect();
        foreach (IncrementalValuesProvider<Lines> more in metrics)
            types = types.Combine(more.Collect()).Select(static (pair, _) => pair.Left.AddRange(pair.Right));

        IncrementalValueProvider<Lines> lines = types
            .Select(static (all, _) => CatalogueOrder.Of(all))
            .WithTrackingName(TrackingNames.CatalogueEntries);

        IncrementalValueProvider<bool> isFileWanted = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => options.GlobalOptions.TryGetValue(FileProperty, out string? file) && file.Length > 0)
            .WithTrackingName(TrackingNames.CatalogueFileOption);

        IncrementalValueProvider<(Lines Lines, bool IsFileWanted)> catalogue = lines
            .Combine(isFileWanted)
            .WithTrackingName(TrackingNames.Catalogue);

        context.RegisterSourceOutput(catalogue, static (production, model) =>
        {
            if (model.Lines.Count > 0)
                production.AddSource("WandbCatalogue.g.cs", CatalogueEmitter.Emit(model.Lines, model.IsFileWanted));
        });
    }
}
