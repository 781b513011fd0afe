using Instrument.Generator.Model;

namespace Instrument.Generator.Emission;

/// <summary>Writes the file of a config: the partial declarations around its serializer and its reader.</summary>
internal static class ConfigEmitter
{
    public static string Emit(ConfigTypeModel config)
    {
        CodeWriter writer = new();
        writer.Lines(CodeText.Header);
        if (config.Namespace.Length > 0)
        {
            writer.Line($"namespace {config.Namespace};");
            writer.Line();
        }
        EmitDeclaration(writer, config, 0);
        return writer.Finish();
    }

    private static void EmitDeclaration(CodeWriter writer, ConfigTypeModel config, int level)
    {
        bool isConfig = level == config.Declarations.Count - 1;
        string interfaces = isConfig ? $" : {ConfigNamespace.Interface}<{config.GlobalName}>" : "";
        using (writer.Block(config.Declarations[level] + interfaces))
        {
            if (isConfig)
                EmitMethods(writer, config);
            else
                EmitDeclaration(writer, config, level + 1);
        }
    }

    private static void EmitMethods(CodeWriter writer, ConfigTypeModel config)
    {
        ConfigWriteEmitter.Emit(writer, config);
        writer.Line();
        ConfigReadEmitter.Emit(writer, config);
        writer.Line();
        ConfigCreateEmitter.Emit(writer, config);
        if (config.Family.Derived.Count > 0)
        {
            writer.Line();
            ConfigUpdateEmitter.Emit(writer, config);
        }
        if (config.SearchSpace.Count > 0)
        {
            writer.Line();
            ConfigSweepEmitter.Emit(writer, config);
        }
    }
}
