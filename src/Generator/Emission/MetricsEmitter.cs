using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Emission;

/// <summary>Writes the files of a declaration with metrics.</summary>
internal static class MetricsEmitter
{
    public static void Emit(SourceProductionContext context, MetricSourceModel source)
    {
        if (source is LogMethodModel method)
            context.AddSource(method.HintName, LogMethodEmitter.Emit(method));
        if (source is not MetricTypeModel type)
            return;
        if (type.Extension is not null)
            context.AddSource(type.HintName, MetricExtensionEmitter.Emit(type));
        if (type.Part is { } part)
            context.AddSource(part.HintName, MetricPartEmitter.Emit(type));
    }
}
