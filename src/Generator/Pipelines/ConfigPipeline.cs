using Instrument.Generator.Caching;
using Instrument.Generator.Emission;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Config = Instrument.Generator.Model.DeclarationModel<Instrument.Generator.Model.ConfigTypeModel>;
using Lines = Instrument.Generator.Model.EquatableArray<Instrument.Generator.Model.CatalogueLineModel>;

namespace Instrument.Generator.Pipelines;

/// <summary>Leads from <c>[WandbConfig]</c> to the serializers.</summary>
internal static class ConfigPipeline
{
    /// <summary>Registers the output.</summary>
    /// <returns>What the catalogue says of the configs.</returns>
    public static IncrementalValuesProvider<Lines> Register(IncrementalGeneratorInitializationContext context, SourceHistory history)
    {
        ParseCache<Config> cache = new(history);
        IncrementalValuesProvider<Config?> configs = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownSymbols.WandbConfigAttributeName,
                static (_, _) => true,
                (found, cancellationToken) => cache.GetOrParse(
                    found.TargetNode, found.SemanticModel.Compilation, found, ConfigTargets.FromAttribute, cancellationToken))
            .WithTrackingName(TrackingNames.ConfigCandidates)
            .Where(static declaration => declaration is not null)
            .WithTrackingName(TrackingNames.ConfigDeclarations);

        context.RegisterSourceOutput(
            configs.Select(static (declaration, _) => declaration!.Source).WithTrackingName(TrackingNames.ConfigTypes),
            static (production, config) => production.AddSource(config.HintName, ConfigEmitter.Emit(config)));
        return configs.Select(static (declaration, _) => CatalogueEmitter.Lines(declaration!.Entries)).WithTrackingName(TrackingNames.CatalogueConfigs);
    }
}
