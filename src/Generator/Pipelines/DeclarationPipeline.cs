using Instrument.Generator.Caching;
using Instrument.Generator.Emission;
using Instrument.Generator.Model;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Pipelines;

/// <summary>Leads from the attributes to the files of the declarations that have them.</summary>
internal static class DeclarationPipeline
{
    /// <summary>Registers the outputs.</summary>
    /// <returns>What the catalogue says of the declarations.</returns>
    public static IncrementalValuesProvider<CatalogueBlockModel>[] Register(IncrementalGeneratorInitializationContext context, SourceHistory history)
    {
        ParseCache<DeclarationModel> cache = new(history);
        return
        [
            Register(context, context.SyntaxProvider.CreateSyntaxProvider(
                AnnotatedSyntax.IsNamed,
                (found, cancellationToken) => cache.GetOrParse(
                    found.Node, found.SemanticModel.Compilation, found, DeclarationTargets.Find, cancellationToken))),
            Register(context, Foreign(context, KnownSymbols.MetricAttributeName)),
            Register(context, Foreign(context, KnownSymbols.MetricFamilyAttributeName)),
            Register(context, Foreign(context, KnownSymbols.WandbConfigAttributeName)),
            Register(context, Foreign(context, KnownSymbols.WandbTableAttributeName)),
        ];
    }

    private static IncrementalValuesProvider<DeclarationModel?> Foreign(IncrementalGeneratorInitializationContext context, string attribute) =>
        context.SyntaxProvider.ForAttributeWithMetadataName(attribute, AnnotatedSyntax.IsForeign, DeclarationTargets.Find);

    private static IncrementalValuesProvider<CatalogueBlockModel> Register(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<DeclarationModel?> candidates)
    {
        IncrementalValuesProvider<DeclarationModel?> declarations = candidates
            .WithTrackingName(TrackingNames.Candidates)
            .Where(static declaration => declaration is not null)
            .WithTrackingName(TrackingNames.Declarations);

        IncrementalValuesProvider<(MetricSourceModel?, ConfigTypeModel?, TableTypeModel?)> sources = declarations
            .Select(static (declaration, _) => (declaration!.Metrics, declaration.Config, declaration.Table))
            .WithTrackingName(TrackingNames.Types);

        context.RegisterSourceOutput(sources, Emit);
        return declarations
            .Select(static (declaration, _) => CatalogueLines.Of(declaration!.Entries))
            .WithTrackingName(TrackingNames.CatalogueBlocks);
    }

    private static void Emit(SourceProductionContext production, (MetricSourceModel? Metrics, ConfigTypeModel? Config, TableTypeModel? Table) sources)
    {
        if (sources.Metrics is { } metrics)
            MetricsEmitter.Emit(production, metrics);
        if (sources.Config is { } config)
            production.AddSource(config.HintName, ConfigEmitter.Emit(config));
        if (sources.Table is { } table)
            production.AddSource(table.HintName, TableEmitter.Emit(table));
    }
}
