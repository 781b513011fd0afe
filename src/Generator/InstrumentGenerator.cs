using Instrument.Generator.Caching;
using Instrument.Generator.Pipelines;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator;

/// <summary>
/// Generates the code of types with metrics, of partial methods whose parameters are metrics, of <c>[WandbConfig]</c> and
/// <c>[WandbTable]</c> types, and the catalogue of an assembly. It reports nothing; the analyzers do.
/// </summary>
/// <remarks>It is one generator because the compiler looks for attributes once for each generator, which costs more than all else.</remarks>
[Generator(LanguageNames.CSharp)]
public sealed class InstrumentGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        SourceHistory history = new();
        CataloguePipeline.Register(context, DeclarationPipeline.Register(context, history));
    }
}
