using Instrument.Generator.Emission;
using Instrument.Generator.Model;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator;

/// <summary>Generates the serializers of <c>[WandbConfig]</c> types. It reports nothing; the analyzers do.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ConfigGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ConfigTypeModel?> configs = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownSymbols.WandbConfigAttributeName, static (_, _) => true, ConfigTargets.FromAttribute)
            .WithTrackingName(TrackingNames.ConfigCandidates)
            .Where(static config => config is not null)
            .WithTrackingName(TrackingNames.ConfigTypes);

        context.RegisterSourceOutput(configs, static (production, config) =>
            production.AddSource(config!.HintName, ConfigEmitter.Emit(config)));
    }
}
