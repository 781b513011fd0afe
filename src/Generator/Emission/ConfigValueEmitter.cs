using Instrument.Generator.Model;

namespace Instrument.Generator.Emission;

/// <summary>Writes the statements that write one value of a config, lists and dictionaries element by element.</summary>
internal sealed class ConfigValueEmitter(CodeWriter writer)
{
    private readonly List<ConfigEnumModel> _enums = [];
    private int _locals;

    /// <summary>The enums that were met; each needs a local function, named by <see cref="ConfigEnumEmitter.FunctionName"/>.</summary>
    public IReadOnlyList<ConfigEnumModel> Enums => _enums;

    public void Emit(ConfigValueModel value, string access)
    {
        switch (value)
        {
            case ConfigScalarModel scalar:
                string cast = scalar.Cast.Length == 0 ? "" : $"({scalar.Cast})";
                EmitValue(scalar.IsNullableValue, access, expression => $"writer.Write({cast}{expression});");
                break;
            case ConfigEnumModel enumeration:
                string function = ConfigEnumEmitter.FunctionName(IndexOf(enumeration));
                EmitValue(enumeration.IsNullableValue, access, expression => $"{function}(writer, {expression});");
                break;
            case ConfigObjectModel config:
                EmitValue(config.IsNullableValue, access, expression => $"writer.WriteConfig({expression});");
                break;
            case ConfigListModel list:
                EmitList(list, access);
                break;
            case ConfigDictionaryModel dictionary:
                EmitDictionary(dictionary, access);
                break;
            case ConfigSecretModel:
                writer.Line($"writer.WriteSecret({access});");
                break;
        }
    }

    private void EmitValue(bool isNullable, string access, Func<string, string> statement)
    {
        if (!isNullable)
        {
            writer.Line(statement(access));
            return;
        }
        string local = Local("value");
        using (writer.Block($"if ({access} is {{ }} {local})"))
            writer.Line(statement(local));
        EmitElseNull();
    }

    private void EmitList(ConfigListModel list, string access)
    {
        string local = Local("list");
        string pattern = list.Shape == ConfigListShape.ImmutableArray ? "{ IsDefault: false }" : "{ }";
        using (writer.Block($"if ({access} is {pattern} {local})"))
        {
            writer.Line("writer.StartArray();");
            if (list.Shape == ConfigListShape.Indexed)
            {
                string index = Local("index");
                using (writer.Block($"for (int {index} = 0; {index} < {local}.Count; {index}++)"))
                    Emit(list.Element, $"{local}[{index}]");
            }
            else
            {
                string item = Local("item");
                using (writer.Block($"foreach (var {item} in {local})"))
                    Emit(list.Element, item);
            }
            writer.Line("writer.EndArray();");
        }
        EmitElseNull();
    }

    private void EmitDictionary(ConfigDictionaryModel dictionary, string access)
    {
        string local = Local("dictionary");
        using (writer.Block($"if ({access} is {{ }} {local})"))
        {
            writer.Line("writer.StartObject();");
            string entry = Local("entry");
            using (writer.Block($"foreach (var {entry} in {local})"))
            {
                writer.Line($"writer.WriteKey({entry}.Key);");
                Emit(dictionary.Element, $"{entry}.Value");
            }
            writer.Line("writer.EndObject();");
        }
        EmitElseNull();
    }

    private void EmitElseNull()
    {
        using (writer.Block("else"))
            writer.Line("writer.WriteNull();");
    }

    private string Local(string kind) => kind + CodeText.Number(_locals++);

    private int IndexOf(ConfigEnumModel enumeration)
    {
        int index = _enums.FindIndex(known => known.Type == enumeration.Type);
        if (index >= 0)
            return index;
        _enums.Add(enumeration);
        return _enums.Count - 1;
    }
}
