using Instrument.Generator.Model;

namespace Instrument.Generator.Emission;

/// <summary>Writes the method that makes a config from JSON, of the derived type that the discriminator says.</summary>
internal static class ConfigCreateEmitter
{
    public static void Emit(CodeWriter writer, ConfigTypeModel config)
    {
        writer.Line(CodeText.GeneratedCode);
        using (writer.Block(ConfigSignature.Of(config, $"CreateConfig({ConfigNamespace.Reader} reader)")))
        {
            if (config.Family.Derived.Count > 0)
                EmitDerived(writer, config);
            if (config.Creation.Obstacle is { } obstacle)
                writer.Line($"return reader.CannotCreate<{config.GlobalName}>({CodeText.Quote(obstacle)});");
            else
                EmitCreation(writer, config);
        }
    }

    private static void EmitDerived(CodeWriter writer, ConfigTypeModel config)
    {
        ConfigFamilyModel family = config.Family;
        string key = CodeText.Quote(family.DerivedKey);
        using (writer.Block($"switch (reader.ReadDiscriminator({key}u8))"))
        {
            foreach (ConfigDerivedModel derived in family.Derived)
            {
                if (derived.Type != config.GlobalName)
                    EmitCase(writer, CodeText.Quote(derived.Discriminator), $"return reader.CreateConfig<{derived.Type}>();");
            }
            if (family.Key == family.DerivedKey)
                EmitCase(writer, CodeText.Quote(family.Discriminator), "break;");
            EmitCase(writer, "null", "break;");
            string known = string.Join(", ", family.Derived.Select(static derived => CodeText.Quote(derived.Discriminator)));
            writer.Line("default:");
            using (writer.Indent())
                writer.Line($"return reader.UnknownType<{config.GlobalName}>({key}u8, {known});");
        }
    }

    private static void EmitCase(CodeWriter writer, string value, string statement)
    {
        writer.Line($"case {value}:");
        using (writer.Indent())
            writer.Line(statement);
    }

    private static void EmitCreation(CodeWriter writer, ConfigTypeModel config)
    {
        ConfigCreationModel creation = config.Creation;
        int locals = 0;
        string arguments = string.Join(", ", creation.Arguments.Select(argument => $"{argument.Target}: {Local(argument)}"));
        string required = string.Join(", ", creation.Required.Select(argument => $"{argument.Target} = {Local(argument)}"));
        string initializer = required.Length == 0 ? "" : $" {{ {required} }}";
        string created = $"({config.GlobalName})(({ConfigNamespace.Interface})new {config.GlobalName}({arguments}){initializer}).ReadConfig(reader)";
        writer.Line(locals == 0 ? $"return {created};" : $"return reader.IsComplete ? {created} : default;");

        string Local(ConfigArgumentModel argument)
        {
            ConfigMemberModel member = argument.Member;
            string local = "value" + CodeText.Number(locals++);
            writer.Line($"{member.Value.FullType} {local} = "
                + $"reader.Require<{member.Value.FullType}>({CodeText.Quote(member.Key)}u8, {ConfigParserText.Of(member.Value)});");
            return local;
        }
    }
}
