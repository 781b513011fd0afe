using Instrument.Generator.Model;

namespace Instrument.Generator.Emission;

/// <summary>Writes the lines that make a row: one call of the row writer a field, in schema order.</summary>
/// <param name="writer">Takes the lines.</param>
/// <param name="localPrefix">The start of all local names, so that they do not meet those of parameters.</param>
internal sealed class MetricRowEmitter(CodeWriter writer, string localPrefix = "")
{
    private readonly string _row = localPrefix + "row";
    private int _groups;

    /// <summary>Writes the lines from the row's start to its end.</summary>
    /// <param name="members">The metrics.</param>
    /// <param name="owner">The expression whose members they are; null when they are parameters.</param>
    /// <param name="run">The expression for the run.</param>
    /// <param name="schema">The expression for the schema.</param>
    /// <param name="commit">The arguments that end the row.</param>
    public void Emit(EquatableArray<MetricMemberModel> members, string? owner, string run, string schema, string commit)
    {
        string scratch = CodeText.Number(MetricFields.ScratchBytes(members));
        writer.Line($"global::Instrument.Generated.RowWriter {_row} = new({run}, {schema}, stackalloc byte[{scratch}]);");
        EmitMembers(members, owner);
        writer.Line($"{_row}.Commit({commit});");
    }

    private void EmitMembers(EquatableArray<MetricMemberModel> members, string? owner)
    {
        foreach (MetricMemberModel member in members)
        {
            string access = Access(member.Access, owner);
            switch (member)
            {
                case MetricGroupModel group:
                    EmitGroup(group, access);
                    break;
                case MetricValueModel value:
                    writer.Line($"{_row}.Write{value.Form}({Value(value, access)});");
                    break;
                case MetricMediaModel media:
                    writer.Line($"{_row}.{(media.IsList ? "WriteValues" : "WriteValue")}({access});");
                    break;
                case MetricHistogramModel histogram:
                    EmitNumbers("WriteHistogram", histogram.Numbers, access, histogram.Bins, histogram.Definition);
                    break;
                case MetricNumberFamilyModel family:
                    EmitNumbers("WriteFamily", family.Numbers, access, family.Count, family.Definition);
                    break;
                case MetricHistogramFamilyModel family:
                    EmitHistograms(family, access);
                    break;
                case MetricMediaFamilyModel family:
                    writer.Line($"{_row}.WriteValueFamily({access}, {CodeText.Number(family.Count)});");
                    break;
            }
        }
    }

    private void EmitGroup(MetricGroupModel group, string access)
    {
        string local = localPrefix + "inner" + CodeText.Number(_groups++);
        if (!group.CanBeNull)
        {
            writer.Line($"var {local} = {access};");
            EmitMembers(group.Members, local);
            return;
        }
        using (writer.Block($"if ({access} is {{ }} {local})"))
            EmitMembers(group.Members, local);
        using (writer.Block("else"))
        {
            int fields = MetricFields.InOrder(group.Members).Sum(MetricFields.Count);
            writer.Line(fields == 1 ? $"{_row}.Skip();" : $"{_row}.Skip({CodeText.Number(fields)});");
        }
    }

    private void EmitNumbers(string method, NumbersModel numbers, string access, int count, MetricDefinitionModel definition) =>
        writer.Line($"{_row}.{method}<{numbers.ElementType}>({Span(numbers, access)}, {CodeText.Number(count)}{Policy(definition)});");

    private void EmitHistograms(MetricHistogramFamilyModel family, string access)
    {
        string numbers = Span(family.Numbers, "element");
        writer.Line(
            $"{_row}.WriteHistogramFamily<{family.Elements.ElementType}, {family.Numbers.ElementType}>({Span(family.Elements, access)}, "
            + $"static element => {numbers}, {CodeText.Number(family.Count)}, {CodeText.Number(family.Bins)}{Policy(family.Definition)});");
    }

    private static string Span(NumbersModel numbers, string access)
    {
        if (numbers.IsNullable)
            access += ".GetValueOrDefault()";
        return numbers.Shape switch
        {
            NumbersShape.Memory => access + ".Span",
            NumbersShape.List => $"global::System.Runtime.InteropServices.CollectionsMarshal.AsSpan({access})",
            NumbersShape.ImmutableArray => access + ".AsSpan()",
            _ => access,
        };
    }

    private static string Policy(MetricDefinitionModel definition) => definition.NonFinite switch
    {
        MetricValues.SkipNonFinite => ", global::Instrument.NonFinitePolicy.Skip",
        MetricValues.ThrowNonFinite => ", global::Instrument.NonFinitePolicy.Throw",
        _ => "",
    };

    private string Value(MetricValueModel value, string access) => value.Definition.NonFinite switch
    {
        MetricValues.SkipNonFinite => $"{_row}.FiniteOrNull({access})",
        MetricValues.ThrowNonFinite => $"{MetricValues.Cast(value)}{_row}.FiniteOrThrow({access})",
        _ => MetricValues.Cast(value) + access,
    };

    private static string Access(MetricAccessModel access, string? owner) => access.Accessor is { } accessor
        ? $"{accessor}.{access.Name}({owner})"
        : owner is null ? access.Name : $"{owner}.{access.Name}";
}
