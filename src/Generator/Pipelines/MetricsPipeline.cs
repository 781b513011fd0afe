using Instrument.Generator.Caching;
using Instrument.Generator.Emission;
using Instrument.Generator.Model;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Lines = Instrument.Generator.Model.EquatableArray<Instrument.Generator.Model.CatalogueLineModel>;
using Metrics = Instrument.Generator.Model.DeclarationModel<Instrument.Generator.Model.MetricSourceModel>;

namespace Instrument.Generator.Pipelines;

/// <summary>Leads from <c>[Metric]</c> and <c>[MetricFamily]</c> to <c>run.Log(instance)</c> and to the bodies of partial methods.</summary>
internal static class MetricsPipeline
{
    /// <summary>Registers the outputs.</summary>
    /// <returns>What the catalogue says of the metrics.</returns>
    public static IncrementalValuesProvider<Lines>[] Register(IncrementalGeneratorInitializationContext context, SourceHistory history)
    {
        IncrementalValuesProvider<Metrics?> metrics = Find(context, history, KnownSymbols.MetricAttributeName)
            .WithTrackingName(TrackingNames.MetricCandidates)
            .Where(static declaration => declaration is not null)
            .WithTrackingName(TrackingNames.MetricDeclarations);

        IncrementalValuesProvider<Metrics?> families = Find(context, history, KnownSymbols.MetricFamilyAttributeName)
            .WithTrackingName(TrackingNames.MetricFamilyCandidates)
            .Where(static declaration => declaration is not null)
            .WithTrackingName(TrackingNames.MetricFamilyDeclarations);

        IncrementalValuesProvider<Metrics?> positional = FindPositional(context, history)
            .WithTrackingName(TrackingNames.PositionalMetricCandidates)
            .Where(static declaration => declaration is not null)
            .WithTrackingName(TrackingNames.PositionalMetricDeclarations);

        context.RegisterSourceOutput(metrics.Select(Source).WithTrackingName(TrackingNames.MetricTypes), MetricsEmitter.Emit);
        context.RegisterSourceOutput(families.Select(Source).WithTrackingName(TrackingNames.MetricFamilyTypes), MetricsEmitter.Emit);
        context.RegisterSourceOutput(positional.Select(Source).WithTrackingName(TrackingNames.PositionalMetricTypes), MetricsEmitter.Emit);
        return
        [
            metrics.Select(CatalogueLines).WithTrackingName(TrackingNames.CatalogueMetrics),
            families.Select(CatalogueLines).WithTrackingName(TrackingNames.CatalogueFamilies),
            positional.Select(CatalogueLines).WithTrackingName(TrackingNames.CataloguePositionalMetrics),
        ];
    }

    private static IncrementalValuesProvider<Metrics?> Find(IncrementalGeneratorInitializationContext context, SourceHistory history, string attribute)
    {
        ParseCache<Metrics> cache = new(history);
        return context.SyntaxProvider.ForAttributeWithMetadataName(
            attribute,
            MetricTargets.MayBeAnchor,
            (found, cancellationToken) => cache.GetOrParse(
                found.TargetNode, found.SemanticModel.Compilation, found, MetricTargets.FromAttribute, cancellationToken));
    }

    private static IncrementalValuesProvider<Metrics?> FindPositional(IncrementalGeneratorInitializationContext context, SourceHistory history)
    {
        ParseCache<Metrics> cache = new(history);
        return context.SyntaxProvider.CreateSyntaxProvider(
            MetricTargets.IsPositionalRecord,
            (found, cancellationToken) => cache.GetOrParse(
                found.Node, found.SemanticModel.Compilation, found, MetricTargets.FromPositionalRecord, cancellationToken));
    }

    private static MetricSourceModel Source(Metrics? declaration, CancellationToken cancellationToken) => declaration!.Source;

    private static Lines CatalogueLines(Metrics? declaration, CancellationToken cancellationToken) => CatalogueEmitter.Lines(declaration!.Entries);
}
