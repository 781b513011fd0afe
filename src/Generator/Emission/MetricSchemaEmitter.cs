using Instrument.Generator.Model;

namespace Instrument.Generator.Emission;

/// <summary>Writes a schema: the fields in the order in which rows hold them.</summary>
internal static class MetricSchemaEmitter
{
    private const string FieldType = "global::Instrument.Generated.MetricField";
    private static readonly string[] Summaries = ["Min", "Max", "Mean", "Last", "First", "None"];
    private static readonly string[] Goals = ["Unset", "Minimize", "Maximize"];

    /// <summary>The schema as <see cref="LocalSchema"/> of the file, for a part of a type, which may be generic.</summary>
    public static void EmitForFile(CodeWriter writer, string name, EquatableArray<MetricMemberModel> members)
    {
        writer.Line(CodeText.GeneratedCode);
        using (writer.Block("file static class InstrumentSchema"))
            Emit(writer, "internal static readonly global::Instrument.Generated.MetricSchema Row", name, members);
    }

    /// <summary>The schema that <see cref="EmitForFile"/> writes, as code of the same file spells it.</summary>
    public const string LocalSchema = "InstrumentSchema.Row";

    public static void Emit(CodeWriter writer, string declaration, string name, EquatableArray<MetricMemberModel> members)
    {
        writer.Line($"{declaration} = new(");
        using (writer.Indent())
        {
            writer.Line($"{CodeText.Quote(name)},");
            writer.Line("[");
            using (writer.Indent())
            {
                foreach (MetricMemberModel field in MetricFields.InOrder(members))
                    writer.Line(Fields(field) + ",");
            }
            writer.Line("]);");
        }
    }

    private static string Fields(MetricMemberModel field) => field switch
    {
        MetricHistogramModel histogram => Field(histogram.Key, "Histogram", isOptional: false, histogram.Definition),
        MetricMediaModel media => Field(media.Key, "Value", isOptional: false, media.Definition),
        MetricNumberFamilyModel family => Family(family, ValueKinds.Of(family.Form), isOptional: true),
        MetricHistogramFamilyModel family => Family(family, "Histogram", isOptional: false),
        MetricMediaFamilyModel family => Family(family, "Value", isOptional: false),
        MetricValueModel value => Field(value.Key, ValueKinds.Of(value.Form), value.IsOptional, value.Definition),
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    private static string Family(MetricFamilyModel family, string kind, bool isOptional) =>
        $".. {Field(family.Key, kind, isOptional, family.Definition)}.Family({Elements(family)})";

    private static string Field(string key, string kind, bool isOptional, MetricDefinitionModel definition)
    {
        string optional = isOptional ? ", optional: true" : "";
        string arguments = $"{CodeText.Quote(key)}, global::Instrument.Generated.MetricKind.{kind}{optional}";
        string initializer = string.Join(", ", Definition(definition));
        return $"new {FieldType}({arguments})" + (initializer.Length == 0 ? "" : $" {{ {initializer} }}");
    }

    private static string Elements(MetricFamilyModel family) => family.Names.Count == 0
        ? CodeText.Number(family.Count)
        : $"[{string.Join(", ", family.Names.Select(CodeText.Quote))}]";

    private static IEnumerable<string> Definition(MetricDefinitionModel definition)
    {
        if (definition.Summary != 0)
            yield return $"Summary = {Summary(definition.Summary)}";
        if (definition.Goal != 0)
            yield return $"Goal = {Goal(definition.Goal)}";
        if (definition.Hidden)
            yield return "Hidden = true";
        if (definition.Axis is { } axis)
            yield return $"Axis = {CodeText.Quote(axis)}";
        if (!definition.StepSync)
            yield return "StepSync = false";
    }

    private static string Summary(int value)
    {
        const string Type = "global::Instrument.MetricSummary";
        if (value >> Summaries.Length != 0)
            return $"({Type})({CodeText.Number(value)})";
        return string.Join(" | ", Summaries.Where((_, bit) => (value & (1 << bit)) != 0).Select(name => $"{Type}.{name}"));
    }

    private static string Goal(int value) => value > 0 && value < Goals.Length
        ? $"global::Instrument.MetricGoal.{Goals[value]}"
        : $"(global::Instrument.MetricGoal)({CodeText.Number(value)})";
}
