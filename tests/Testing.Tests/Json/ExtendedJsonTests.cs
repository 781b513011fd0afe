using System.Text.Json.Nodes;
using Instrument.Testing.Json;

namespace Instrument.Testing.Tests.Json;

/// <summary>W&amp;B's JSON with bare numbers that JSON lacks.</summary>
public class ExtendedJsonTests
{
    [Theory]
    [InlineData("NaN", "\"NaN\"")]
    [InlineData("[Infinity,-Infinity,Inf,-Inf]", """["Infinity","-Infinity","Infinity","-Infinity"]""")]
    [InlineData("""{"NaN":"a \" NaN","b":-1e5}""", """{"NaN":"a \" NaN","b":-1e5}""")]
    [InlineData("""{"a\\":NaN}""", """{"a\\":"NaN"}""")]
    public void Bare_numbers_become_the_text_that_NET_reads(string text, string expected)
    {
        Assert.True(ExtendedJson.TryParse(text, out JsonNode? value));

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), value), $"{text} became {value?.ToJsonString()}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("nan")]
    [InlineData("{\"a\":NaNa}")]
    [InlineData("{\"a\":NaN")]
    [InlineData("\"NaN")]
    [InlineData("\"\\")]
    [InlineData("{\"a\":1,\"a\":1}")]
    public void Other_text_is_no_JSON(string text) => Assert.False(ExtendedJson.TryParse(text, out _));

    [Fact]
    public void Numbers_are_told_from_text()
    {
        Assert.Equal(double.NegativeInfinity, ExtendedJson.Number(JsonValue.Create("-Infinity")));
        Assert.Equal(1.5, ExtendedJson.Number(JsonNode.Parse("1.5")));
        Assert.Null(ExtendedJson.Number(JsonValue.Create("1.5")));
        Assert.Null(ExtendedJson.Number(null));
    }
}
