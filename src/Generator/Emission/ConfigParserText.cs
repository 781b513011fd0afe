using Instrument.Generator.Model;

namespace Instrument.Generator.Emission;

/// <summary>Puts together the parser of a value from those of the runtime.</summary>
internal static class ConfigParserText
{
    public static string Of(ConfigValueModel value)
    {
        string parser = $"{ConfigNamespace.Parse}.{Plain(value)}";
        if (!value.IsNullable)
            return parser;
        return $"{ConfigNamespace.Parse}.{(value.IsValueType ? "Nullable" : "OrNull")}<{value.Type}>({parser})";
    }

    private static string Plain(ConfigValueModel value) => value switch
    {
        ConfigScalarModel scalar => scalar.Parser,
        ConfigEnumModel => $"Enum<{value.Type}>",
        ConfigListModel list => $"{list.Parser}<{list.Element.FullType}>({Of(list.Element)})",
        ConfigDictionaryModel dictionary => $"{dictionary.Parser}<{dictionary.Element.FullType}>({Of(dictionary.Element)})",
        _ => $"Config<{value.Type}>",
    };
}
