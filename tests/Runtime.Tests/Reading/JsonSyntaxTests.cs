using System.Text;
using System.Text.Json;
using Instrument.Reading.Values;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Reading;

/// <summary>Where values of the dialect end, held against System.Text.Json.</summary>
public sealed class JsonSyntaxTests(ITestOutputHelper log)
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"a\"", "\"\\u00e9\"", "\"\\\"\"", "\"", "\\", "1", "-", "0", ".", "5", "e", "+", "true", "false", "null", " ", "\n", "NaN", "Infinity", "ü", "\u0001",
    ];

    [Theory]
    [InlineData("NaN")]
    [InlineData(" -Infinity ")]
    [InlineData("[NaN,{\"a\":Infinity}]")]
    public void The_bare_tokens_are_values(string json) => Assert.True(JsonSyntax.IsValue(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("nan")]
    [InlineData("Inf")]
    [InlineData("-NaN")]
    [InlineData("\"\\x\"")]
    [InlineData("\"\\u12g4\"")]
    [InlineData("\"\\u12")]
    [InlineData("-")]
    public void What_only_looks_like_a_value_is_none(string json) => Assert.False(JsonSyntax.IsValue(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Without_tokens_a_value_is_what_the_framework_takes_for_one()
    {
        Random random = Seed.Random(log);
        int values = 0;
        for (int round = 0; round < 200_000; round++)
        {
            string json = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            if (json.Contains("NaN", StringComparison.Ordinal) || json.Contains("Infinity", StringComparison.Ordinal))
                continue;
            bool expected = IsJson(json);
            Assert.True(expected == JsonSyntax.IsValue(Encoding.UTF8.GetBytes(json)), json);
            values += expected ? 1 : 0;
        }
        Assert.NotEqual(0, values);
    }

    [Fact]
    public void Values_may_be_as_deep_as_the_format_allows()
    {
        Assert.True(JsonSyntax.IsValue(Deep(JsonDialect.MaxDepth)));
        Assert.False(JsonSyntax.IsValue(Deep(JsonDialect.MaxDepth + 1)));

        static byte[] Deep(int depth) => Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth));
    }

    [Fact]
    public void Members_and_items_are_walked_in_order()
    {
        JsonMembers members = new(""" { "a" : 1 , "b\"":[2 , {"c":3}],"d":"}" } """u8);
        List<string> read = [];
        while (members.Read())
            read.Add($"{Encoding.UTF8.GetString(members.Name)}={Encoding.UTF8.GetString(members.Value)}");
        Assert.Equal(["\"a\"=1", "\"b\\\"\"=[2 , {\"c\":3}]", "\"d\"=\"}\""], read);

        JsonItems items = new("[ 1 ,[2],\"]\" ]"u8);
        read.Clear();
        while (items.Read())
            read.Add(Encoding.UTF8.GetString(items.Value));
        Assert.Equal(["1", "[2]", "\"]\""], read);
    }

    private static bool IsJson(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
