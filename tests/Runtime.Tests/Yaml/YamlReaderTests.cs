using System.Text.Json.Nodes;
using Instrument.Shipping.Documents;
using Instrument.Yaml;
using YamlDotNet.RepresentationModel;

namespace Instrument.Runtime.Tests.Yaml;

public sealed class YamlReaderTests
{
    [Theory]
    [InlineData("a: 1", """{"a":1}""")]
    [InlineData("a: 1.0\nb: -2\nc: 1.0e-05\nd: 1e-4\ne: .5", """{"a":1.0,"b":-2,"c":1.0e-05,"d":1e-4,"e":0.5}""")]
    [InlineData("a: .inf\nb: -.inf\nc: .nan", """{"a":"Infinity","b":"-Infinity","c":"NaN"}""")]
    [InlineData("a: null\nb: ~\nc:\nd: ''", """{"a":null,"b":null,"c":null,"d":""}""")]
    [InlineData("a: true\nb: no\nc: 'yes'", """{"a":true,"b":false,"c":"yes"}""")]
    [InlineData("a: 007\nb: 1.2.3\nc: 12:30\nd: -\ne: a:b", """{"a":"007","b":"1.2.3","c":"12:30","d":"-","e":"a:b"}""")]
    [InlineData("values:\n- 32\n- 64\nq: 1", """{"values":[32,64],"q":1}""")]
    [InlineData("values:\n  - 32\n  - a: 1\n    b: 2\n  -\n    c: 3", """{"values":[32,{"a":1,"b":2},{"c":3}]}""")]
    [InlineData("- - 1\n  - 2\n- - 3", "[[1,2],[3]]")]
    [InlineData("wandb_version: 1\n\nlr:\n  value: 0.00271\noptimizer:\n  value:\n    name: adam\n", """{"wandb_version":1,"lr":{"value":0.00271},"optimizer":{"value":{"name":"adam"}}}""")]
    [InlineData("# head\n---\na: 1 # one\nb: x#y\n...", """{"a":1,"b":"x#y"}""")]
    [InlineData("a: [1, two, 'th,ree', {b: 4}]\nc: {}\nd: []", """{"a":[1,"two","th,ree",{"b":4}],"c":{},"d":[]}""")]
    [InlineData("{\"a\":{\"b\":[1,2.5,\"x\"]},\"c\":null}", """{"a":{"b":[1,2.5,"x"]},"c":null}""")]
    [InlineData("a: 'it''s'\n\"b c\": \"1\\t\\u00e4\\x41\"", """{"a":"it's","b c":"1\t\u00E4A"}""")]
    [InlineData("a: one two\n  three\nb: 1", """{"a":"one two three","b":1}""")]
    [InlineData("a: 'one\n\n  two\n  three'\nb: \"x\\\n  \\ y\"", """{"a":"one\ntwo three","b":"x y"}""")]
    [InlineData("a: \"key: 1\"\nb: \"[\"", """{"a":"key: 1","b":"["}""")]
    public void Yaml_of_programs_is_read_as_json(string yaml, string json) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), YamlReader.Read(yaml)), YamlReader.Read(yaml)?.ToJsonString());

    [Theory]
    [InlineData("")]
    [InlineData("\n# nothing\n")]
    public void An_empty_document_is_null(string yaml) => Assert.Null(YamlReader.Read(yaml));

    [Fact]
    public void Whether_a_number_has_a_point_is_kept() => Assert.Equal("""{"a":1,"b":1.0}""", YamlReader.Read("a: 1\nb: 1.0")!.ToJsonString());

    [Theory]
    [InlineData("a: &x 1")]
    [InlineData("a: *x")]
    [InlineData("a: !!python/tuple [1]")]
    [InlineData("a: |\n  text")]
    [InlineData("a: 1\na: 2")]
    [InlineData("a: 1\n   b: 2\nc: 3\n d: 4")]
    [InlineData("a: [1, 2")]
    [InlineData("a: 'open")]
    [InlineData("a: \"\\q\"")]
    [InlineData("? a\n: 1")]
    [InlineData("a: {b 1}")]
    [InlineData("\ta: 1")]
    [InlineData("a: 1\ntext")]
    [InlineData("a: [1] 2")]
    public void Other_yaml_is_refused_with_its_line(string yaml)
    {
        YamlException exception = Assert.Throws<YamlException>(() => YamlReader.Read(yaml));
        Assert.Matches("^line [0-9]+ ", exception.Message);
    }

    [Theory]
    [InlineData("[", 100)]
    [InlineData("- ", 100)]
    [InlineData("{a: ", 100)]
    public void Nesting_has_an_end(string opening, int times) =>
        Assert.Throws<YamlException>(() => YamlReader.Read(string.Concat(Enumerable.Repeat(opening, times))));

    [Fact]
    public void What_the_librarys_own_writer_writes_is_read_as_it_was()
    {
        const string Json = """
            {"a":{"b":[1,2.5,"x","",{"c":null,"d":[]},[1,[2]]],"e":"line\nbreak","f":"1e-4","g":"yes","h":"# no comment","i":"a: b","j":" blank "},
             "k":{},"l":1E-05,"m":-0.0,"n":"it's \"quoted\"","o":"ä€😀","p":"- item","q":true}
            """;
        byte[] yaml = YamlWriter.Write(System.Text.Encoding.UTF8.GetBytes(Json));

        JsonNode? read = YamlReader.Read(System.Text.Encoding.UTF8.GetString(yaml));

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Json), read), read?.ToJsonString());
    }

    [Fact]
    public void Documents_of_a_yaml_library_are_read_as_it_wrote_them()
    {
        Dictionary<string, object?> tree = new()
        {
            ["lr"] = new Dictionary<string, object?> { ["value"] = "0.5 and a text that is long enough to be folded by most libraries, which is what they do" },
            ["quoted: key"] = new List<object?> { "a", "b: c", "#d", "", "multi\nline", "'", "\"" },
        };
        string yaml = new YamlDotNet.Serialization.SerializerBuilder()
            .WithQuotingNecessaryStrings().DisableAliases()
            .WithEventEmitter(next => new QuotedLines(next)).Build().Serialize(tree);

        JsonNode? read = YamlReader.Read(yaml);

        YamlStream stream = [];
        stream.Load(new StringReader(yaml));
        Assert.True(JsonNode.DeepEquals(Json(stream.Documents[0].RootNode), read), yaml + read?.ToJsonString());
    }

    private static JsonNode Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, (JsonNode?)Json(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        _ => JsonValue.Create(((YamlScalarNode)node).Value!),
    };

    /// <summary>Text of several lines in quotes, as Python's library writes it, and not as a block.</summary>
    private sealed class QuotedLines(YamlDotNet.Serialization.IEventEmitter next) : YamlDotNet.Serialization.EventEmitters.ChainedEventEmitter(next)
    {
        public override void Emit(YamlDotNet.Serialization.ScalarEventInfo eventInfo, YamlDotNet.Core.IEmitter emitter)
        {
            if (eventInfo.Source.Value is string text && text.Contains('\n', StringComparison.Ordinal))
                eventInfo.Style = YamlDotNet.Core.ScalarStyle.DoubleQuoted;
            base.Emit(eventInfo, emitter);
        }
    }
}
