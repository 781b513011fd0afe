using Instrument.Generator.Model;

namespace Instrument.Generator.Emission;

/// <summary>Writes the body of a partial method whose parameters are metrics.</summary>
internal static class LogMethodEmitter
{
    // Parameters are named by the user, so locals are given names that nobody chooses.
    private const string LocalPrefix = "__";

    public static string Emit(LogMethodModel method)
    {
        CodeWriter writer = new();
        PartialTypeEmitter.Emit(writer, method.Type, () =>
        {
            writer.Line(CodeText.GeneratedCode);
            using (writer.Block(method.Signature))
            {
                string commit = method.Commit is null ? method.Step : $"{method.Step}, {method.Commit}";
                new MetricRowEmitter(writer, LocalPrefix).Emit(method.Members, owner: null, method.Run, MetricSchemaEmitter.LocalSchema, commit);
            }
        });
        writer.Line();
        MetricSchemaEmitter.EmitForFile(writer, method.DisplayName, method.Members);
        return writer.Finish();
    }
}
