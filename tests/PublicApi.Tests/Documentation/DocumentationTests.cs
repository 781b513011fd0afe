using System.Reflection;
using System.Xml.Linq;

namespace Instrument.PublicApi.Tests.Documentation;

/// <summary>Everything public is documented, in the file that the package carries.</summary>
public class DocumentationTests
{
    private static readonly Dictionary<string, XElement> Documentation = Read();

    [Fact]
    public void Every_public_type_and_member_has_a_summary()
    {
        string[] missing = [.. Documented().Select(DocumentationId.Of).Where(id => !HasSummary(id))];

        Assert.True(missing.Length == 0, $"Without a summary in Instrument.xml:\n{string.Join('\n', missing)}");
    }

    [Fact]
    public void Every_parameter_is_documented_where_the_API_is_called_by_people()
    {
        string[] missing =
        [
            .. PublicApi.Types
                .Where(type => type.Namespace is "Instrument" or "Instrument.Reading")
                .SelectMany(PublicApi.Members)
                .OfType<MethodBase>()
                .SelectMany(method => method.GetParameters().Where(parameter => !HasParameter(method, parameter.Name!))
                    .Select(parameter => $"{DocumentationId.Of(method)}: {parameter.Name}")),
        ];

        Assert.True(missing.Length == 0, $"Parameters without a text in Instrument.xml:\n{string.Join('\n', missing)}");
    }

    [Theory]
    [InlineData("M:Instrument.MetricAttribute.#ctor(System.String)", "/ . _ * A and a|space, -, ,")]
    [InlineData("M:Instrument.MetricFamilyAttribute.#ctor(System.String)", "{0} / . _ * A and a|space, -, ,")]
    public void Hovering_a_metrics_attribute_explains_what_each_character_of_a_key_does(string constructor, string terms)
    {
        IEnumerable<XElement> items = Documentation[constructor].Element("remarks")!.Descendants("item");

        Assert.Equal(terms.Replace('|', ' '), string.Join(' ', items.Select(item => item.Element("term")!.Value)));
        Assert.All(items, item => Assert.False(string.IsNullOrWhiteSpace(item.Element("description")?.Value)));
    }

    private static IEnumerable<MemberInfo> Documented() =>
        PublicApi.Types.SelectMany(type => PublicApi.Members(type).Where(member => !IsImplicit(member)).Prepend(type));

    // A constructor that the compiler adds has no text. One that is written must have it, or the library does not build (CS1591).
    private static bool IsImplicit(MemberInfo member) =>
        typeof(Delegate).IsAssignableFrom(member.DeclaringType) || member is ConstructorInfo constructor && constructor.GetParameters().Length == 0 && constructor.DeclaringType!.GetConstructors().Length == 1;

    private static bool HasSummary(string id) =>
        Documentation.TryGetValue(id, out XElement? member)
        && (member.Element("inheritdoc") is not null || !string.IsNullOrWhiteSpace(member.Element("summary")?.Value));

    private static bool HasParameter(MethodBase method, string name) =>
        Documentation.TryGetValue(DocumentationId.Of(method), out XElement? member)
        && (member.Element("inheritdoc") is not null
            || member.Elements("param").Any(param => param.Attribute("name")?.Value == name && !string.IsNullOrWhiteSpace(param.Value)));

    private static Dictionary<string, XElement> Read() => XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Instrument.xml"))
        .Descendants("member")
        .ToDictionary(member => member.Attribute("name")!.Value);
}
