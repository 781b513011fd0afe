using Instrument.Generator.Caching;
using Instrument.Generator.Emission;
using Instrument.Generator.Model;
using Instrument.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Pipelines;

/// <summary>Leads from <c>[WandbTable]</c> to the writers of rows.</summary>
internal static class TablePipeline
{
    /// <summary>Registers the output.</summary>
    public static void Register(IncrementalGeneratorInitializationContext context, SourceHistory history)
    {
        ParseCache<TableTypeModel> cache = new(history);
        IncrementalValuesProvider<TableTypeModel?> tables = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownSymbols.WandbTableAttributeName,
                static (_, _) => true,
                (found, cancellationToken) => cache.GetOrParse(
                    found.TargetNode, found.SemanticModel.Compilation, found, TableTargets.FromAttribute, cancellationToken))
            .WithTrackingName(TrackingNames.TableCandidates)
            .Where(static table => table is not null)
            .WithTrackingName(TrackingNames.TableTypes);

        context.RegisterSourceOutput(tables, static (production, table) => production.AddSource(table!.HintName, TableEmitter.Emit(table)));
    }
}
