using Instrument.Generator.Model;

namespace Instrument.Generator.Emission;

/// <summary>Writes the local functions that write enums by name without allocating.</summary>
internal static class ConfigEnumEmitter
{
    public static string FunctionName(int index) => "WriteEnum" + CodeText.Number(index);

    public static void Emit(CodeWriter writer, IReadOnlyList<ConfigEnumModel> enums)
    {
        for (int i = 0; i < enums.Count; i++)
        {
            writer.Line();
            using (writer.Block($"static void {FunctionName(i)}(global::Instrument.Generated.ConfigWriter writer, {enums[i].Type} value)"))
                EmitSwitch(writer, enums[i]);
        }
    }

    private static void EmitSwitch(CodeWriter writer, ConfigEnumModel enumeration)
    {
        using (writer.Block("switch (value)"))
        {
            foreach (string name in enumeration.Names)
            {
                writer.Line($"case {enumeration.Type}.{name}:");
                using (writer.Indent())
                {
                    writer.Line($"writer.Write(\"{name.TrimStart('@')}\"u8);");
                    writer.Line("break;");
                }
            }
            // Combined flags and values without a name.
            writer.Line("default:");
            using (writer.Indent())
            {
                writer.Line("writer.Write(value.ToString());");
                writer.Line("break;");
            }
        }
    }
}
