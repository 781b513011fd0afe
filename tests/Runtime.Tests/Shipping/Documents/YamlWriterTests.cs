using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Instrument.Shipping.Documents;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Shipping.Documents;

/// <summary>YAML of configs, read back with another's parser.</summary>
public sealed class YamlWriterTests(ITestOutputHelper log)
{
    private static readonly string[] Texts =
    [
        "adam", "train/loss", "a b", "", " pad ", "yes", "No", "y", "null", "~", "010", "1e3", "0x1F", "2026-01-01", "12:30:45", ".5", ".inf", ".nan", "-", "- a", "? b",
        "a: b", "a #b", "#c", "*x", "&y", "!z", "%d", "@e", "`f", "{g}", "[h]", "'i'", "\"j\"", "k\\l", "m\nn\n", "\ttab", "cr\r", "nul\0", "\u0085\u2028\ufeff\u007f", "ü 🎉 ключ",
        "...", "---", "=", "<<", "C:\\path\\x", "\ud83c", "long " + new string('x', 3000),
    ];

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void A_config_is_written_in_blocks_with_sorted_keys() =>
        Assert.Equal(
            """
            _wandb:
                value:
                    m:
                        - "1": loss
                          "6":
                              - 1
                              - - 2
                                - 3
                          "7": []
            lr:
                value: 1.0e-07
            name:
                value: "a b"
            nothing:
                value: null
            optimizer:
                value: {}

            """.ReplaceLineEndings("\n"),
            Yaml("""{"optimizer":{"value":{}},"name":{"value":"a b"},"lr":{"value":1e-07},"nothing":{"value":null},"_wandb":{"value":{"m":[{"7":[],"6":[1,[2,3]],"1":"loss"}]}}}"""));

    [Fact]
    public void An_empty_object_is_one() => Assert.Equal("{}\n", Yaml("{}"));

    [Theory]
    [InlineData("1e22", "1.0e+22")]
    [InlineData("1.5E-7", "1.5e-7")]
    [InlineData("-3e+08", "-3.0e+08")]
    [InlineData("12345678901234567890", "12345678901234567890")]
    [InlineData("NaN", ".nan")]
    [InlineData("-Infinity", "-.inf")]
    [InlineData("\"NaN\"", "NaN")]
    public void Numbers_are_numbers_for_every_reader(string json, string yaml) => Assert.Equal($"a: {yaml}\n", Yaml($$"""{"a":{{json}}}"""));

    [Fact]
    public void Random_values_read_back_as_what_they_are()
    {
        Random random = Seed.Random(log);
        for (int round = 0; round < 2000; round++)
        {
            JsonObject config = [];
            for (int entries = random.Next(0, 6); entries > 0; entries--)
                config[Text(random)] = Value(random, depth: 0);
            string json = config.ToJsonString(Relaxed);

            string yaml = Yaml(json);
            Assert.True(CanonicalJson.Of(json) == YamlTree.Read(yaml), $"{json}\n{yaml}");
        }
    }

    [Fact]
    public void Any_depth_is_written()
    {
        string json = string.Concat(Enumerable.Repeat("{\"a\":[", 200)) + "1" + string.Concat(Enumerable.Repeat("]}", 200));

        Assert.Equal(CanonicalJson.Of(json), YamlTree.Read(Yaml(json)));
    }

    [Fact]
    public void A_config_of_the_official_client_reads_like_the_file_that_it_wrote()
    {
        string config = new GoldenRequests("full-resume").Old("old_config");

        Assert.Equal(CanonicalJson.Of(config), YamlTree.Read(Yaml(config)));
        Assert.Equal(
            YamlTree.Read(File.ReadAllText(Path.Combine(FixturePath.Golden("full-resume"), "old-config.yaml"))),
            YamlTree.Read(Yaml(config)));
    }

    private static JsonNode? Value(Random random, int depth) => random.Next(depth > 4 ? 4 : 6) switch
    {
        0 => JsonValue.Create(Text(random)),
        1 => JsonValue.Create(random.NextDouble() * Math.Pow(10, random.Next(-30, 30))),
        2 => JsonValue.Create(random.NextInt64(long.MinValue, long.MaxValue)),
        3 => random.Next(2) == 0 ? null : JsonValue.Create(random.Next(2) == 0),
        4 => new JsonArray([.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => Value(random, depth + 1))]),
        _ => new JsonObject(Enumerable.Range(0, random.Next(0, 4)).Select(_ => Text(random)).Distinct().Select(key => KeyValuePair.Create(key, Value(random, depth + 1)))),
    };

    // Lone surrogates cannot come out of valid UTF-8.
    private static string Text(Random random) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(Texts[random.Next(Texts.Length)]));

    private static string Yaml(string json) => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(YamlWriter.Write(Encoding.UTF8.GetBytes(json)));
}
