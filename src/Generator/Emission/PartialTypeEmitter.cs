using Instrument.Generator.Model;

namespace Instrument.Generator.Emission;

/// <summary>Writes the start of a file and the declarations around what is added to a partial type.</summary>
internal static class PartialTypeEmitter
{
    public static void Emit(CodeWriter writer, PartialTypeModel type, Action emitMembers)
    {
        writer.Lines(CodeText.Header);
        writer.Line("// A derived type's part hides its base type's.");
        writer.Line("#pragma warning disable CS0108");
        writer.Line();
        if (type.Namespace.Length > 0)
        {
            writer.Line($"namespace {type.Namespace};");
            writer.Line();
        }
        EmitDeclaration(writer, type, 0, emitMembers);
    }

    private static void EmitDeclaration(CodeWriter writer, PartialTypeModel type, int level, Action emitMembers)
    {
        if (level == type.Declarations.Count)
        {
            emitMembers();
            return;
        }
        using (writer.Block(type.Declarations[level]))
            EmitDeclaration(writer, type, level + 1, emitMembers);
    }
}
