using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace Instrument.Benchmarks.Subjects;

/// <summary>A generator that looks for the same attributes as ours and does nothing with them: what remains is the compiler's work.</summary>
internal sealed class LookupGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        LookUp(context, KnownSymbols.MetricAttributeName);
        LookUp(context, KnownSymbols.WandbConfigAttributeName);
    }

    private static void LookUp(IncrementalGeneratorInitializationContext context, string attribute) => context.RegisterSourceOutput(
        context.SyntaxProvider.ForAttributeWithMetadataName(attribute, static (_, _) => true, static (_, _) => 0),
        static (_, _) => { });
}
