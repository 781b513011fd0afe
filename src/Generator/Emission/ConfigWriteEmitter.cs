using Instrument.Generator.Model;

namespace Instrument.Generator.Emission;

/// <summary>Writes the method that writes a config: key and value, member by member, after the discriminator.</summary>
internal static class ConfigWriteEmitter
{
    public static void Emit(CodeWriter writer, ConfigTypeModel config)
    {
        ConfigValueEmitter values = new(writer);
        writer.Line(CodeText.GeneratedCode);
        using (writer.Block($"void {ConfigNamespace.Interface}.WriteConfig({ConfigNamespace.Writer} writer)"))
        {
            if (config.Family.Key is { } key)
            {
                writer.Line($"writer.WriteKey({CodeText.Quote(key)}u8);");
                writer.Line($"writer.Write({CodeText.Quote(config.Family.Discriminator)}u8);");
            }
            foreach (ConfigMemberModel member in config.Members)
            {
                writer.Line($"writer.WriteKey({CodeText.Quote(member.Key)}u8);");
                values.Emit(member.Value, $"this.{member.Name}");
            }
            ConfigEnumEmitter.Emit(writer, values.Enums);
        }
    }
}
