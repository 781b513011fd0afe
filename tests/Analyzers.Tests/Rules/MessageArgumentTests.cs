using Instrument.Analyzers.Rules;

namespace Instrument.Analyzers.Tests.Rules;

/// <summary>What the user wrote fits into a message of one line.</summary>
public class MessageArgumentTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("train/loss", "train/loss")]
    [InlineData("a\r\n\tb", "a\\u000D\\u000A\\u0009b")]
    [InlineData("Größe 🔥", "Größe 🔥")]
    public void Control_characters_are_escaped_and_others_kept(string text, string argument) =>
        Assert.Equal(argument, MessageArgument.From(text));

    [Fact]
    public void Half_of_a_surrogate_pair_is_escaped() => Assert.Equal("a\\uD83D", MessageArgument.From("a\uD83D"));

    [Theory]
    [InlineData(120, false)]
    [InlineData(121, true)]
    public void Long_text_is_cut(int length, bool isCut) =>
        Assert.Equal(new string('x', 120) + (isCut ? "…" : ""), MessageArgument.From(new string('x', length)));

    [Fact]
    public void A_surrogate_pair_is_not_cut() =>
        Assert.Equal(new string('x', 119) + "🔥…", MessageArgument.From(new string('x', 119) + "🔥🔥"));
}
