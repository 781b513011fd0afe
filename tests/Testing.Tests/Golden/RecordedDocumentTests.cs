using Instrument.Testing.GraphQL.Language;

namespace Instrument.Testing.Tests.Golden;

/// <summary>The documents that the tests send are those of the official client.</summary>
public class RecordedDocumentTests
{
    [Theory]
    [MemberData(nameof(Recorded))]
    public void Our_document_selects_what_the_official_one_selects(string name)
    {
        OperationNode document = DocumentParser.Parse(RecordedDocuments.Text(name));

        Assert.Equal(
            RecordedDocuments.Fields(name).Order(StringComparer.Ordinal),
            document.Selections.SelectMany(field => Leaves(field, "")).Order(StringComparer.Ordinal));
    }

    public static TheoryData<string> Recorded => [.. RecordedDocuments.Names];

    private static IEnumerable<string> Leaves(FieldNode field, string path)
    {
        string arguments = field.Arguments.Count == 0 ? "" : $"({string.Join(',', field.Arguments.Select(argument => argument.Name))})";
        string own = path + field.Name + arguments;
        return field.Selections.Count == 0 ? [own] : field.Selections.SelectMany(child => Leaves(child, own + "."));
    }
}
