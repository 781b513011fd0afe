using Instrument.Generator.Model;

namespace Instrument.Generator.Emission;

/// <summary>Writes the class with <c>run.Log(instance)</c> of a type with metrics.</summary>
internal static class MetricExtensionEmitter
{
    public static string Emit(MetricTypeModel type)
    {
        CodeWriter writer = new();
        writer.Lines(CodeText.Header);
        writer.Line("namespace Instrument;");
        writer.Line();
        writer.Line($"/// <summary>Logs rows of <see cref=\"{type.GlobalName}\"/>.</summary>");
        writer.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        writer.Line(CodeText.GeneratedCode);
        using (writer.Block($"{(type.Extension!.IsPublic ? "public" : "internal")} static class {type.Extension.Name}"))
        {
            bool isForwarded = type.Part is { HasLogTo: true };
            if (!isForwarded)
            {
                MetricSchemaEmitter.Emit(
                    writer, "private static readonly global::Instrument.Generated.MetricSchema Schema", type.DisplayName, type.Members);
                writer.Line();
            }
            EmitLog(writer, type, isForwarded);
        }
        return writer.Finish();
    }

    private static void EmitLog(CodeWriter writer, MetricTypeModel type, bool isForwarded)
    {
        string parameter = type.IsValueType ? $"in {type.GlobalName} metrics" : $"{type.GlobalName} metrics";
        writer.Lines($"""
            /// <summary>Adds a row with the metrics of a <see cref="{type.GlobalName}"/>. Values that are null are left out.</summary>
            /// <param name="run">The run that gets the row.</param>
            /// <param name="metrics">The values.</param>
            /// <param name="step">The row's step, or <see langword="null"/> for the next one.</param>
            /// <param name="commit">Whether the row's step ends with it; <see langword="null"/> ends it unless a step is given.</param>
            """);
        using (writer.Block($"public static void Log(this global::Instrument.Run run, {parameter}, long? step = null, bool? commit = null)"))
        {
            if (!type.IsValueType)
                writer.Line("global::System.ArgumentNullException.ThrowIfNull(metrics);");
            if (isForwarded)
                writer.Line("metrics.LogTo(run, step, commit);");
            else
                new MetricRowEmitter(writer).Emit(type.Members, "metrics", "run", "Schema", "step, commit");
        }
    }
}
