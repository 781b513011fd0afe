using System.Buffers;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Instrument.Records;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Records;

/// <summary>Text as `value_json`, held against the framework's reader.</summary>
public sealed class JsonTextTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("plain", "\"plain\"")]
    [InlineData("a\"b\\c", "\"a\\\"b\\\\c\"")]
    [InlineData("\n\r\t\b\f", "\"\\n\\r\\t\\b\\f\"")]
    [InlineData("\0\u001f", "\"\\u0000\\u001F\"")]
    [InlineData("<a href='x'>&amp;</a>+", "\"<a href='x'>&amp;</a>+\"")]
    [InlineData("größe 東京", "\"größe 東京\"")]
    public void Only_what_json_wants_is_escaped(string text, string expected) => Assert.Equal(expected, Write(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Every_character_comes_back()
    {
        StringBuilder all = new();
        for (int scalar = 0; scalar <= 0x10FFFF; scalar++)
        {
            if (Rune.IsValid(scalar))
                all.Append(new Rune(scalar).ToString());
        }

        string json = Write(Encoding.UTF8.GetBytes(all.ToString()));

        Assert.Equal(all.ToString(), JsonSerializer.Deserialize<string>(json));
        Assert.DoesNotContain(json, char.IsControl);
    }

    [Fact]
    public void Any_text_comes_back_from_its_json() => Prop
        .ForAll(ArbMap.Default.ArbFor<string>().Filter(text => text is not null), text => ReadBack(text) == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)))
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("61FF62", "a\uFFFDb")]
    [InlineData("C0AF", "\uFFFD\uFFFD")]
    [InlineData("E282", "\uFFFD")]
    [InlineData("F09F98", "\uFFFD")]
    [InlineData("EDA080", "\uFFFD\uFFFD\uFFFD")]
    public void Invalid_utf8_becomes_the_replacement_character(string hex, string expected) =>
        Assert.Equal(expected, JsonSerializer.Deserialize<string>(Write(Convert.FromHexString(hex))));

    [Fact]
    public void Any_bytes_become_the_text_that_the_framework_sees_in_them()
    {
        Random random = Seed.Random(output);
        for (int round = 0; round < 5000; round++)
        {
            byte[] bytes = new byte[random.Next(64)];
            random.NextBytes(bytes);
            Assert.Equal(Encoding.UTF8.GetString(bytes), JsonSerializer.Deserialize<string>(Write(bytes)));
        }
    }

    [Theory]
    [InlineData(682)]
    [InlineData(683)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(100_000)]
    public void Long_text_of_escapes_is_written_in_parts_without_loss(int length)
    {
        string text = string.Concat(Enumerable.Range(0, length).Select(number => (number % 5) switch { 0 => "\u0001", 1 => "🙂", 2 => "\"", 3 => "é", _ => "x" }));

        Assert.Equal(text, ReadBack(text));
    }

    private static string? ReadBack(string text) => JsonSerializer.Deserialize<string>(Write(Encoding.UTF8.GetBytes(text)));

    private static string Write(ReadOnlySpan<byte> text)
    {
        ArrayBufferWriter<byte> output = new();
        JsonValue.WriteText(text, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
