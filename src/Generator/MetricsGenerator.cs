using Instrument.Generator.Emission;
using Instrument.Generator.Model;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator;

/// <summary>
/// Generates <c>run.Log(instance)</c> for types with metrics, and the bodies of partial methods whose parameters are metrics. It reports
/// nothing; the analyzers do.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class MetricsGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<MetricSourceModel?> metrics = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownSymbols.MetricAttributeName, MetricTargets.MayBeAnchor, MetricTargets.FromAttribute)
            .WithTrackingName(TrackingNames.MetricCandidates)
            .Where(static source => source is not null)
            .WithTrackingName(TrackingNames.MetricTypes);

        IncrementalValuesProvider<MetricSourceModel?> families = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownSymbols.MetricFamilyAttributeName, MetricTargets.MayBeAnchor, MetricTargets.FromAttribute)
            .WithTrackingName(TrackingNames.MetricFamilyCandidates)
            .Where(static source => source is not null)
            .WithTrackingName(TrackingNames.MetricFamilyTypes);

        IncrementalValuesProvider<MetricSourceModel?> positional = context.SyntaxProvider
            .CreateSyntaxProvider(MetricTargets.IsPositionalRecord, MetricTargets.FromPositionalRecord)
            .WithTrackingName(TrackingNames.PositionalMetricCandidates)
            .Where(static source => source is not null)
            .WithTrackingName(TrackingNames.PositionalMetricTypes);

        context.RegisterSourceOutput(metrics, MetricsEmitter.Emit!);
        context.RegisterSourceOutput(families, MetricsEmitter.Emit!);
        context.RegisterSourceOutput(positional, MetricsEmitter.Emit!);
    }
}
