using Instrument.Generator.Model;

namespace Instrument.Generator.Emission;

/// <summary>Writes the method that puts values into a copy of a config.</summary>
internal static class ConfigReadEmitter
{
    public static void Emit(CodeWriter writer, ConfigTypeModel config)
    {
        writer.Line(CodeText.GeneratedCode);
        using (writer.Block($"{ConfigNamespace.Interface} {ConfigNamespace.Interface}.ReadConfig({ConfigNamespace.Reader} reader)"))
        {
            if (config.Family.Key is { } key)
                writer.Line($"reader.ExpectDiscriminator({CodeText.Quote(key)}u8, {CodeText.Quote(config.Family.Discriminator)});");
            foreach (ConfigMemberModel member in config.Members)
            {
                if (member.Value is ConfigSecretModel)
                    writer.Line($"reader.Skip({CodeText.Quote(member.Key)}u8);");
                else if (member.Setter.Kind == ConfigSetterKind.None)
                    writer.Line($"reader.SkipNotSettable({CodeText.Quote(member.Key)}u8);");
            }
            List<ConfigMemberModel> settable = [.. config.Members.Where(
                static member => member.Value is not ConfigSecretModel && member.Setter.Kind != ConfigSetterKind.None)];
            if (config.CopiesByWith)
                EmitWith(writer, settable);
            else
                EmitAssignments(writer, config, settable);
        }
    }

    private static void EmitWith(CodeWriter writer, List<ConfigMemberModel> members)
    {
        writer.Line("return this with");
        writer.Line("{");
        using (writer.Indent())
        {
            foreach (ConfigMemberModel member in members)
                writer.Line($"{member.Name} = {Value(member)},");
        }
        writer.Line("};");
    }

    private static void EmitAssignments(CodeWriter writer, ConfigTypeModel config, List<ConfigMemberModel> members)
    {
        writer.Line($"var config = ({config.GlobalName})this.MemberwiseClone();");
        foreach (ConfigMemberModel member in members)
        {
            writer.Line(member.Setter.Kind == ConfigSetterKind.InitOnly
                ? $"{SetterFunction(member)}(config, {Value(member)});"
                : $"config.{member.Name} = {Value(member)};");
        }
        writer.Line("return config;");
        foreach (ConfigMemberModel member in members)
        {
            if (member.Setter.Kind == ConfigSetterKind.InitOnly)
                EmitSetter(writer, member);
        }
    }

    // The language allows init-only setters in an initializer alone, which would lose what else the instance holds.
    private static void EmitSetter(CodeWriter writer, ConfigMemberModel member)
    {
        const string Accessor = "global::System.Runtime.CompilerServices.UnsafeAccessor";
        writer.Line();
        writer.Line($"[{Accessor}({Accessor}Kind.Method, Name = \"set_{PlainName(member)}\")]");
        writer.Line($"static extern void {SetterFunction(member)}({member.Setter.Owner} config, {member.Value.FullType} value);");
    }

    private static string Value(ConfigMemberModel member)
    {
        string key = CodeText.Quote(member.Key);
        if (member.Value is ConfigObjectModel { IsNullable: var isNullable })
            return $"reader.{(isNullable ? "ReadConfigOrNull" : "ReadConfig")}<{member.Value.Type}>({key}u8, this.{member.Name})";
        return $"reader.Read<{member.Value.FullType}>({key}u8, this.{member.Name}, {ConfigParserText.Of(member.Value)})";
    }

    private static string SetterFunction(ConfigMemberModel member) => "Set" + PlainName(member);

    private static string PlainName(ConfigMemberModel member) => member.Name.TrimStart('@');
}
