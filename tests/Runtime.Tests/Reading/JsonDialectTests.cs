using System.Text;
using System.Text.Json;
using Instrument.Reading;
using Instrument.Reading.Values;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Reading;

/// <summary>The JSON dialect of W&amp;B's records (docs/wire/records.md §6.1).</summary>
public sealed class JsonDialectTests(ITestOutputHelper output)
{
    private const string TextCharacters = "NaI-\\\"\u00e9\ud7ff{";

    [Theory]
    [InlineData("1", "1")]
    [InlineData(" {\"a\": [1, 2.5e+07, true, null]} ", "{\"a\": [1, 2.5e+07, true, null]}")]
    [InlineData("NaN", "\"NaN\"")]
    [InlineData("-Inf", "\"-Infinity\"")]
    [InlineData("[NaN,Infinity,-Infinity,Inf,-Inf,-1]", "[\"NaN\",\"Infinity\",\"-Infinity\",\"Infinity\",\"-Infinity\",-1]")]
    [InlineData("{\"a\":{\"b\":[-Infinity]}}", "{\"a\":{\"b\":[\"-Infinity\"]}}")]
    [InlineData("\"NaN and -Infinity, \\\"Inf\\\" \\\\\"", "\"NaN and -Infinity, \\\"Inf\\\" \\\\\"")]
    [InlineData("{\"NaN\":NaN,\"a\\\\\":Inf}", "{\"NaN\":\"NaN\",\"a\\\\\":\"Infinity\"}")]
    [InlineData("\"\\ud83c\\udf89\"", "\"\\ud83c\\udf89\"")]
    [InlineData("\"a\\ud83cb\"", "\"a\\uFFFDb\"")]
    [InlineData("\"\\udf89\\ud83c\\udf89\\ud83c\"", "\"\\uFFFD\\ud83c\\udf89\\uFFFD\"")]
    [InlineData("{\"\\ud83c\":1}", "{\"\\uFFFD\":1}")]
    public void The_dialect_becomes_json(string text, string expected)
    {
        Assert.Equal(expected, JsonDialect.Parse(text).GetRawText());
    }

    [Theory]
    [InlineData("")]
    [InlineData("nan")]
    [InlineData("-NaN")]
    [InlineData("[1")]
    [InlineData("1 2")]
    [InlineData("{\"a\":.5}")]
    [InlineData("\"open")]
    [InlineData("\"tail\\")]
    [InlineData("\"\\u12\"")]
    [InlineData("\"line\nbreak\"")]
    [InlineData("undefined")]
    public void What_is_no_json_is_a_string_of_the_whole_text(string text)
    {
        JsonElement value = JsonDialect.Parse(text);

        Assert.Equal(JsonValueKind.String, value.ValueKind);
        Assert.Equal(text, value.GetString());
    }

    [Fact]
    public void Nesting_is_read_to_the_limit_of_the_format()
    {
        Assert.Equal(JsonValueKind.Array, JsonDialect.Parse(new string('[', 500) + new string(']', 500)).ValueKind);
        Assert.Equal(JsonValueKind.String, JsonDialect.Parse(new string('[', 501) + new string(']', 501)).ValueKind);
        Assert.Equal(JsonValueKind.String, JsonDialect.Parse(new string('[', 1_000_000)).ValueKind);
    }

    [Theory]
    [InlineData("1", ValueKinds.Number)]
    [InlineData("-1e-07", ValueKinds.Number)]
    [InlineData("NaN", ValueKinds.Number)]
    [InlineData("-Infinity", ValueKinds.Number)]
    [InlineData("true", ValueKinds.Boolean)]
    [InlineData(" false", ValueKinds.Boolean)]
    [InlineData("null", ValueKinds.Null)]
    [InlineData("\"a\"", ValueKinds.Text)]
    [InlineData("[]", ValueKinds.List)]
    [InlineData("{}", ValueKinds.Object)]
    [InlineData("", ValueKinds.Unreadable)]
    [InlineData("nul", ValueKinds.Unreadable)]
    [InlineData(".5", ValueKinds.Unreadable)]
    [InlineData("+1", ValueKinds.Unreadable)]
    [InlineData("nan", ValueKinds.Unreadable)]
    public void Kinds_are_told_by_the_text(string text, ValueKinds kind) =>
        Assert.Equal(kind, JsonDialect.KindOf(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("0.1", 0.1)]
    [InlineData("-0", -0.0)]
    [InlineData("1.7953308470271704e+09", 1795330847.0271704)]
    [InlineData("9223372036854775808", 9223372036854775808.0)]
    [InlineData("1e999", double.PositiveInfinity)]
    [InlineData("5.", 5)]
    [InlineData("01", 1)]
    [InlineData("Inf", double.PositiveInfinity)]
    [InlineData("-Infinity", double.NegativeInfinity)]
    [InlineData(" NaN\n", double.NaN)]
    public void Numbers_are_read(string text, double expected)
    {
        Assert.True(JsonNumber.TryParse(Encoding.UTF8.GetBytes(text), out double number));
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(number));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("-infinity")]
    [InlineData("nan")]
    [InlineData("+1")]
    [InlineData(".5")]
    [InlineData("1,5")]
    [InlineData("1 2")]
    [InlineData("0x10")]
    [InlineData("\"1\"")]
    [InlineData("true")]
    public void Other_text_is_no_number(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);

        Assert.False(JsonNumber.TryParse(bytes, out double number));
        Assert.Equal(0, number);
        Assert.False(JsonNumber.TryParse(bytes, out long whole));
        Assert.Equal(0, whole);
        Assert.False(JsonNumber.TryParseSeconds(bytes, out _));
    }

    [Theory]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("1e+06", 1_000_000)]
    [InlineData("2.0", 2)]
    [InlineData("-0", 0)]
    public void Whole_numbers_are_read_however_they_are_written(string text, long expected)
    {
        Assert.True(JsonNumber.TryParse(Encoding.UTF8.GetBytes(text), out long number));
        Assert.Equal(expected, number);
    }

    [Theory]
    [InlineData("9223372036854775808")]
    [InlineData("1.5")]
    [InlineData("1e+22")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    public void Numbers_that_are_not_whole_or_too_large_are_no_integers(string text) =>
        Assert.False(JsonNumber.TryParse(Encoding.UTF8.GetBytes(text), out long _));

    [Fact]
    public void No_bytes_make_the_reader_throw_and_what_it_gives_is_json()
    {
        Random random = Seed.Random(output);
        string[] pieces =
        [
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud83c", "\\udf89", "NaN", "Inf", "Infinity", "-", "1", "0.5", "e+07",
            "true", "null", " ", "\n", "a", "\"a\":", "\"text\"", "é",
        ];
        for (int round = 0; round < 60_000; round++)
        {
            List<byte> text = [];
            for (int piece = random.Next(24); piece > 0; piece--)
            {
                if (random.Next(20) == 0)
                    text.Add((byte)random.Next(256));
                else
                    text.AddRange(Encoding.UTF8.GetBytes(pieces[random.Next(pieces.Length)]));
            }
            byte[] bytes = [.. text];
            JsonElement value = JsonDialect.Parse(bytes);

            Walk(value);
            using JsonDocument again = JsonDocument.Parse(value.GetRawText(), new JsonDocumentOptions { MaxDepth = 600 });
            Assert.Equal(value.ValueKind, again.RootElement.ValueKind);
            bool isNumber = JsonNumber.TryParse(bytes, out double _);
            Assert.True(!isNumber || JsonDialect.KindOf(bytes) == ValueKinds.Number);
            Assert.True(isNumber || !JsonNumber.TryParse(bytes, out long _));
            Assert.True(isNumber || !JsonNumber.TryParseSeconds(bytes, out _));
        }
    }

    [Fact]
    public void Plain_json_is_left_as_it_is()
    {
        Random random = Seed.Random(output);
        for (int round = 0; round < 5_000; round++)
        {
            string json = RandomJson(random, 4);
            Assert.Equal(json, JsonDialect.Parse(json).GetRawText());
        }
    }

    // Fails where a string holds what is no text.
    private static void Walk(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
            Assert.NotNull(value.GetString());
        if (value.ValueKind == JsonValueKind.Array)
            Assert.All(value.EnumerateArray(), Walk);
        if (value.ValueKind == JsonValueKind.Object)
            Assert.All(value.EnumerateObject(), member => { Assert.NotNull(member.Name); Walk(member.Value); });
    }

    private static string RandomJson(Random random, int depth)
    {
        List<string> inner = [.. Enumerable.Range(0, random.Next(4)).Select(_ => depth == 0 ? "1" : RandomJson(random, depth - 1))];
        return random.Next(depth == 0 ? 3 : 5) switch
        {
            0 => JsonSerializer.Serialize(random.NextDouble() - 0.5),
            1 => JsonSerializer.Serialize(new string(random.GetItems<char>(TextCharacters, random.Next(8)))),
            2 => new[] { "true", "false", "null" }[random.Next(3)],
            3 => $"[{string.Join(',', inner)}]",
            _ => $"{{{string.Join(',', inner.Select((value, key) => $"\"{key}\":{value}"))}}}",
        };
    }
}
