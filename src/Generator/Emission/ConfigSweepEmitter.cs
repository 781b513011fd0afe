using Instrument.Generator.Model;

namespace Instrument.Generator.Emission;

/// <summary>Writes the method that tells from which values a sweep draws the members of a config.</summary>
internal static class ConfigSweepEmitter
{
    public static void Emit(CodeWriter writer, ConfigTypeModel config)
    {
        writer.Line(CodeText.GeneratedCode);
        using (writer.Block($"static void {ConfigNamespace.Interface}<{config.GlobalName}>.AddSearchSpace(global::Instrument.SweepSpace space)"))
        {
            foreach (SweepParameterModel parameter in config.SearchSpace)
            {
                string arguments = string.Join(", ", parameter.Arguments.Prepend(CodeText.Quote(parameter.Key)));
                writer.Line($"space.{parameter.Method}({arguments});");
            }
        }
    }
}
