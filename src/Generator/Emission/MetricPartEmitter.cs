using Instrument.Generator.Model;

namespace Instrument.Generator.Emission;

/// <summary>Writes the generated part of a type with metrics: what only code inside the type can do.</summary>
internal static class MetricPartEmitter
{
    public static string Emit(MetricTypeModel type)
    {
        MetricPartModel part = type.Part!;
        CodeWriter writer = new();
        PartialTypeEmitter.Emit(writer, part.Type, () =>
        {
            if (part.HasLogTo)
                EmitLogTo(writer, type);
            if (part.HasLogTo && part.Accessors.Count > 0)
                writer.Line();
            if (part.Accessors.Count > 0)
                EmitAccessors(writer, type.GlobalName, type.IsValueType, part.Accessors);
        });
        if (part.HasLogTo)
        {
            writer.Line();
            MetricSchemaEmitter.EmitForFile(writer, type.DisplayName, type.Members);
        }
        return writer.Finish();
    }

    private static void EmitLogTo(CodeWriter writer, MetricTypeModel type)
    {
        writer.Lines("""
            /// <summary>Adds a row with these metrics to a run. Values that are null are left out.</summary>
            /// <param name="run">The run that gets the row.</param>
            /// <param name="step">The row's step, or <see langword="null"/> for the next one.</param>
            /// <param name="commit">Whether the row's step ends with it; <see langword="null"/> ends it unless a step is given.</param>
            """);
        writer.Line(CodeText.GeneratedCode);
        using (writer.Block("public void LogTo(global::Instrument.Run run, long? step = null, bool? commit = null)"))
            new MetricRowEmitter(writer).Emit(type.Members, "this", "run", MetricSchemaEmitter.LocalSchema, "step, commit");
    }

    private static void EmitAccessors(CodeWriter writer, string type, bool isValueType, EquatableArray<MetricAccessorModel> accessors)
    {
        writer.Line("/// <summary>Reads the metrics that only this type can read.</summary>");
        writer.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        writer.Line(CodeText.GeneratedCode);
        using (writer.Block($"internal static class {MetricAccessorModel.ClassName}"))
        {
            foreach (MetricAccessorModel accessor in accessors)
            {
                string parameter = isValueType ? $"in {type} metrics" : $"{type} metrics";
                writer.Line($"public static {accessor.Type} {accessor.Name}({parameter}) => metrics.{accessor.Name};");
            }
        }
    }
}
