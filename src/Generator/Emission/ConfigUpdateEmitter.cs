using Instrument.Generator.Model;

namespace Instrument.Generator.Emission;

/// <summary>Writes the method that keeps a config with derived types where JSON has the same type, and makes a new one where not.</summary>
internal static class ConfigUpdateEmitter
{
    public static void Emit(CodeWriter writer, ConfigTypeModel config)
    {
        string type = config.GlobalName;
        writer.Line(CodeText.GeneratedCode);
        using (writer.Block(ConfigSignature.Of(config, $"UpdateConfig({ConfigNamespace.Reader} reader, {type} config)")))
        {
            writer.Line($"bool isSame = reader.ReadDiscriminator({CodeText.Quote(config.Family.DerivedKey)}u8) switch");
            writer.Line("{");
            using (writer.Indent())
            {
                writer.Line("null => true,");
                foreach (ConfigDerivedModel derived in config.Family.Derived)
                    writer.Line($"{CodeText.Quote(derived.Discriminator)} => config.GetType() == typeof({derived.Type}),");
                if (config.Family.Key == config.Family.DerivedKey && config.Family.Derived.All(derived => derived.Type != type))
                    writer.Line($"{CodeText.Quote(config.Family.Discriminator)} => config.GetType() == typeof({type}),");
                writer.Line("_ => false,");
            }
            writer.Line("};");
            writer.Line($"return isSame ? ({type})(({ConfigNamespace.Interface})config).ReadConfig(reader) : reader.CreateConfig<{type}>();");
        }
    }
}
