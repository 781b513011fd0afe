using CharModel;

namespace Instrument.Samples.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public void Options_have_defaults()
    {
        CommandLine options = CommandLine.Parse([]);

        Assert.Null(options.TextPath);
        Assert.Equal(3000, options.Steps);
        Assert.Equal(7, options.Seed);
        Assert.False(options.Help);
    }

    [Fact]
    public void Values_follow_the_option_or_an_equals_sign()
    {
        CommandLine options = CommandLine.Parse(["--steps", "20", "--seed=3", "--text", "a=b.txt"]);

        Assert.Equal(20, options.Steps);
        Assert.Equal(3, options.Seed);
        Assert.Equal("a=b.txt", options.TextPath);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    public void Help_is_asked_for(string option) => Assert.True(CommandLine.Parse([option]).Help);

    [Theory]
    [InlineData("'--step' is not an option; the options are --text, --steps, --seed and --help.", "--step", "5")]
    [InlineData("'text.txt' is not an option; the options are --text, --steps, --seed and --help.", "text.txt")]
    [InlineData("--steps must be a whole number from 1 to 1000000, but is 'many'; for example --steps 3000.", "--steps", "many")]
    [InlineData("--steps must be a whole number from 1 to 1000000, but is '0'; for example --steps 3000.", "--steps=0")]
    [InlineData("--steps must be a whole number from 1 to 1000000, but is '1e3'; for example --steps 3000.", "--steps", "1e3")]
    [InlineData("--seed must be a whole number from 0 to 2147483647, but is '-1'; for example --seed 7.", "--seed", "-1")]
    [InlineData("--seed must be a whole number from 0 to 2147483647, but is '2147483648'; for example --seed 7.", "--seed", "2147483648")]
    [InlineData("--seed needs a value; write it after the option, as --help shows.", "--seed")]
    [InlineData("--text needs a value; write it after the option, as --help shows.", "--text", "--steps", "5")]
    [InlineData("--text must name a file or a folder, but is empty; leave it out to use this repository's text.", "--text=")]
    public void A_mistake_names_the_option_the_rule_and_the_way_out(string message, params string[] args) =>
        Assert.Equal(message, Assert.Throws<UsageException>(() => CommandLine.Parse(args)).Message);
}
