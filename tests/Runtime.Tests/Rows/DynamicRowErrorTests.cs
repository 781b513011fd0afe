using System.Collections;
using System.Text.Json;

namespace Instrument.Runtime.Tests.Rows;

public sealed class DynamicRowErrorTests
{
    [Theory]
    [InlineData("", "The metric key '' is empty; a metric needs a name such as \"train/loss\".")]
    [InlineData(" a", "The metric key ' a' starts or ends with white space; remove it.")]
    [InlineData("a\t", "The metric key 'a\t' starts or ends with white space; remove it.")]
    [InlineData("_step", "The metric key '_step' starts with an underscore, which W&B reserves for its own values; choose another first character.")]
    [InlineData("a\nb", "The metric key 'a\nb' contains a control character; use printable characters only.")]
    [InlineData("a\0b", "The metric key 'a\0b' contains a control character; use printable characters only.")]
    public void A_key_that_breaks_a_rule_is_refused(string key, string message) => Refused(key, 1, message + " (Parameter 'key')");

    [Fact]
    public void A_key_has_at_most_512_characters()
    {
        Assert.Single(RowEntry.Of(new string('k', 512), 1));
        string key = new('k', 513);
        Refused(key, 1, $"The metric key '{key}' is longer than 512 characters; shorten it. (Parameter 'key')");
    }

    [Fact]
    public void A_key_is_needed() => Assert.Throws<ArgumentNullException>("key", () => RowEntry.Of(null!, 1));

    [Fact]
    public void A_type_that_is_no_metric_is_refused()
    {
        const string Rule = "which cannot be logged; log numbers, flags, text, enums, or lists and dictionaries of these. (Parameter 'value')";
        Refused("when", DateTime.UnixEpoch, "The value of 'when' has the type 'System.DateTime', " + Rule);
        Refused("who", new object(), "The value of 'who' has the type 'System.Object', " + Rule);
        Refused("list", new[] { new Uri("http://localhost") }, "The value of 'list' has the type 'System.Uri', " + Rule);
        Refused("deep", new Dictionary<string, object?> { ["x"] = Guid.Empty }, "The value of 'deep' has the type 'System.Guid', " + Rule);
    }

    [Fact]
    public void A_zero_character_in_a_nested_key_is_refused() => Refused(
        "m",
        new Dictionary<string, object?> { ["a\0b"] = 1 },
        "The key 'a\\0b' below 'm' contains a zero character; use printable characters only. (Parameter 'members')");

    [Fact]
    public void A_nested_key_that_is_no_text_is_refused() => Refused(
        "m",
        new Dictionary<int, double> { [7] = 1 },
        "The dictionary at 'm' has the key '7' of the type 'System.Int32'; only text can be a key. (Parameter 'value')");

    [Fact]
    public void A_list_that_holds_itself_is_refused()
    {
        ArrayList list = [1];
        list.Add(list);

        Refused("loop", list, "The value of 'loop' is nested deeper than 500 levels, which W&B refuses.");
    }

    [Fact]
    public void A_dictionary_that_holds_itself_is_refused()
    {
        Dictionary<string, object?> members = [];
        members["self"] = members;

        Refused("loop", members, "The value of 'loop' is nested deeper than 500 levels, which W&B refuses.");
    }

    [Fact]
    public void A_dictionary_and_a_list_that_hold_each_other_are_refused()
    {
        Dictionary<string, object?> members = [];
        members["list"] = new object[] { members };

        Refused("loop", members, "The value of 'loop' is nested deeper than 500 levels, which W&B refuses.");
    }

    [Fact]
    public void A_json_element_without_a_value_is_refused() => Refused(
        "json",
        default(JsonElement),
        "The value of 'json' is a JsonElement without a value, which cannot be logged. (Parameter 'value')");

    private static void Refused(string key, object? value, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => RowEntry.Of(key, value)).Message);
}
