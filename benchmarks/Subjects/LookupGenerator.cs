using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace Instrument.Benchmarks.Subjects;

/// <summary>A generator that looks for the same syntax as ours and does nothing with it: the compiler's work alone.</summary>
internal sealed class LookupGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        SyntaxValueProvider syntax = context.SyntaxProvider;
        Register(context, syntax.ForAttributeWithMetadataName(KnownSymbols.MetricAttributeName, MetricTargets.MayBeAnchor, static (_, _) => 0));
        Register(context, syntax.ForAttributeWithMetadataName(KnownSymbols.MetricFamilyAttributeName, MetricTargets.MayBeAnchor, static (_, _) => 0));
        Register(context, syntax.ForAttributeWithMetadataName(KnownSymbols.WandbConfigAttributeName, static (_, _) => true, static (_, _) => 0));
        Register(context, syntax.CreateSyntaxProvider(MetricTargets.IsPositionalRecord, static (_, _) => 0));
    }

    private static void Register(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<int> found) =>
        context.RegisterSourceOutput(found, static (_, _) => { });
}
