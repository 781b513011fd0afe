using System.Collections.Immutable;
using Instrument.Generator.Emission;
using Instrument.Generator.Model;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator;

/// <summary>Lists all keys of an assembly in one file. Only this output depends on more than one type, and on comments.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class CatalogueGenerator : IIncrementalGenerator
{
    private const string FileProperty = "build_property.InstrumentCatalogueFile";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<ImmutableArray<EquatableArray<CatalogueEntryModel>>> configs = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownSymbols.WandbConfigAttributeName, static (_, _) => true, CatalogueTargets.FromConfig)
            .WithTrackingName(TrackingNames.CatalogueConfigCandidates)
            .Collect();

        IncrementalValueProvider<ImmutableArray<EquatableArray<CatalogueEntryModel>>> metrics = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownSymbols.MetricAttributeName, MetricTargets.MayBeAnchor, CatalogueTargets.FromMetric)
            .WithTrackingName(TrackingNames.CatalogueMetricCandidates)
            .Collect();

        IncrementalValueProvider<ImmutableArray<EquatableArray<CatalogueEntryModel>>> families = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownSymbols.MetricFamilyAttributeName, MetricTargets.MayBeAnchor, CatalogueTargets.FromMetric)
            .WithTrackingName(TrackingNames.CatalogueFamilyCandidates)
            .Collect();

        IncrementalValueProvider<ImmutableArray<EquatableArray<CatalogueEntryModel>>> positional = context.SyntaxProvider
            .CreateSyntaxProvider(MetricTargets.IsPositionalRecord, CatalogueTargets.FromPositionalRecord)
            .WithTrackingName(TrackingNames.CataloguePositionalCandidates)
            .Collect();

        IncrementalValueProvider<EquatableArray<CatalogueEntryModel>> entries = configs.Combine(metrics).Combine(families.Combine(positional))
            .Select(static (all, _) => CatalogueOrder.Of(all.Left.Left.Concat(all.Left.Right).Concat(all.Right.Left).Concat(all.Right.Right)))
            .WithTrackingName(TrackingNames.CatalogueEntries);

        IncrementalValueProvider<bool> isFileWanted = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => options.GlobalOptions.TryGetValue(FileProperty, out string? file) && file.Length > 0)
            .WithTrackingName(TrackingNames.CatalogueFileOption);

        IncrementalValueProvider<(EquatableArray<CatalogueEntryModel> Entries, bool IsFileWanted)> catalogue = entries
            .Combine(isFileWanted)
            .WithTrackingName(TrackingNames.Catalogue);

        context.RegisterSourceOutput(catalogue, static (production, model) =>
        {
            if (model.Entries.Count > 0)
                production.AddSource("WandbCatalogue.g.cs", CatalogueEmitter.Emit(model.Entries, model.IsFileWanted));
        });
    }
}
