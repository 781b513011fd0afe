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
        Register(context, syntax.CreateSyntaxProvider(AnnotatedSyntax.IsNamed, static (found, _) => found.SemanticModel.Compilation.AssemblyName!.Length));
        foreach (string attribute in new[] { KnownSymbols.MetricAttributeName, KnownSymbols.MetricFamilyAttributeName, KnownSymbols.WandbConfigAttributeName })
            Register(context, syntax.ForAttributeWithMetadataName(attribute, AnnotatedSyntax.IsForeign, static (_, _) => 0));
    }

    private static void Register(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<int> found) =>
        context.RegisterSourceOutput(found, static (_, _) => { });
}
