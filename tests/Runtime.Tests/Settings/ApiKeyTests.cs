using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Instrument.Runtime.Tests.Http;
using Instrument.Settings;

namespace Instrument.Runtime.Tests.Settings;

/// <summary>What an API key is, and that it does not show itself.</summary>
public sealed class ApiKeyTests
{
    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef01234567")]
    [InlineData("local-0123456789abcdef0123456789abcdef01234567")]
    [InlineData("wandb_v1_0123456789abcdef0123456789abcdef01234567890123456789012345678901234567890123")]
    [InlineData("a-0123456789abcdef-123456789abcdef0123456789")]
    [InlineData("head.body.sign-ature_")]
    public void Keys_of_any_age_and_web_tokens_are_taken(string text)
    {
        Assert.True(ApiKey.TryParse(text, out ApiKey? key, out string? rule));

        Assert.Equal(text, key.Reveal());
        Assert.Null(rule);
    }

    [Theory]
    [InlineData(null, "it is empty")]
    [InlineData("", "it is empty")]
    [InlineData(" 0123456789abcdef0123456789abcdef01234567", "it has white space at its ends")]
    [InlineData("0123456789abcdef0123456789abcdef01234567\n", "it has white space at its ends")]
    [InlineData("0123456789abcdef0123456789abcdef0123456", "it needs 40 characters or more, without what is before the first dash; this one has 39")]
    [InlineData("local-0123456789", "it needs 40 characters or more, without what is before the first dash; this one has 10")]
    [InlineData("0123456789abcdef!123456789abcdef01234567", "it may only have letters, digits, underscores and dashes")]
    [InlineData("local-", "it may only have letters, digits, underscores and dashes")]
    [InlineData("a.b", "it may only have letters, digits, underscores and dashes")]
    public void A_bad_key_is_refused_with_the_rule_and_without_the_key(string? text, string expected)
    {
        Assert.False(ApiKey.TryParse(text, out ApiKey? key, out string? rule));

        Assert.Null(key);
        Assert.Equal(expected, rule);
    }

    [Fact]
    public void A_key_shows_itself_to_nobody()
    {
        ApiKey key = TestApi.KeyOf(TestApi.Key);
        ServerSettings settings = new() { ApiKey = key };

        Assert.Equal("***", key.ToString());
        Assert.Equal("***", $"{key}");
        Assert.Equal("{}", JsonSerializer.Serialize(key));
        Assert.DoesNotContain(TestApi.Key, settings.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(TestApi.Key, JsonSerializer.Serialize(settings), StringComparison.Ordinal);
        Assert.Equal("***", typeof(ApiKey).GetCustomAttribute<DebuggerDisplayAttribute>()?.Value);
        Assert.All(
            typeof(ApiKey).GetFields(BindingFlags.Instance | BindingFlags.NonPublic),
            field => Assert.Equal(DebuggerBrowsableState.Never, field.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State));
    }

    [Fact]
    public void Options_take_a_key_and_never_give_it_back()
    {
        RunOptions options = new() { ApiKey = TestApi.Key };

        Assert.False(typeof(RunOptions).GetProperty(nameof(RunOptions.ApiKey))!.CanRead);
        Assert.DoesNotContain(
            typeof(RunOptions).GetProperties().Where(property => property.CanRead).Select(property => property.GetValue(options)),
            value => TestApi.Key.Equals(value));
        Assert.Equal(TestApi.Key, options.ApiKeyText);
    }

    [Fact]
    public void A_text_that_repeats_the_key_is_cleaned() =>
        Assert.Equal("key *** is bad", TestApi.KeyOf(TestApi.Key).RemoveFrom($"key {TestApi.Key} is bad"));
}
