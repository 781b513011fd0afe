using Instrument.Generated.Tests.Configs;

namespace Instrument.Generated.Tests;

/// <summary>Names, secrets, discriminators and what is written as text.</summary>
public sealed class ConfigWriteTests
{
    [Fact]
    public void Keys_follow_the_naming_of_the_declaring_config()
    {
        Assert.Equal("""{"batch-size":1,"l2-norm":0.5}""", ConfigJson.Write(new KebabConfig()));
        Assert.Equal("""{"BatchSize":1,"class":2}""", ConfigJson.Write(new AsIsConfig()));
        Assert.EndsWith(""","batchSize":8}""", ConfigJson.Write(new DerivedClassConfig()), StringComparison.Ordinal);
        Assert.StartsWith("""{"steps":10,""", ConfigJson.Write(new DerivedClassConfig()), StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_show_only_that_they_are_there()
    {
        Assert.Equal("""{"user":"me","api_key":null,"anything":null,"pin":"***","others":[]}""", ConfigJson.Write(new SecretConfig()));
        Assert.Equal(
            """{"user":"me","api_key":"***","anything":"***","pin":"***","others":[]}""",
            ConfigJson.Write(new SecretConfig { ApiKey = "abc", Anything = () => 5 }));
    }

    [Fact]
    public void Derived_types_say_which_they_are() => Assert.Equal(
        """{"kind":"restart","start":1,"period":3,"end":0,"restarts":2}""",
        ConfigJson.Write(new RestartSchedule(3) { Restarts = 2 }));

    [Fact]
    public void Times_are_seconds_or_iso_8601() => Assert.Contains(
        """
        "time_span":90.5,"date_time":"2026-01-02T03:04:05Z","date_time_offset":"2026-01-02T03:04:05.25+01:00","date_only":"2026-01-02","time_only":"03:04:05.0000000",
        """,
        ConfigJson.Write(new EveryKindConfig
        {
            TimeSpan = TimeSpan.FromSeconds(90.5),
            DateTime = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
            DateTimeOffset = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 250, TimeSpan.FromHours(1)),
            DateOnly = new DateOnly(2026, 1, 2),
            TimeOnly = new TimeOnly(3, 4, 5),
        }),
        StringComparison.Ordinal);

    [Fact]
    public void Addresses_identifiers_and_versions_are_text() => Assert.Contains(
        "\"guid\":\"00000000-0000-0000-0000-000000000000\",\"uri\":\"https://example.org\",\"version\":\"1.0\",",
        ConfigJson.Write(new EveryKindConfig()),
        StringComparison.Ordinal);

    [Fact]
    public void Dictionaries_are_objects() => Assert.Contains(
        """
        "sorted_dictionary":{"a":null,"b \"c\"":"d"},
        """,
        ConfigJson.Write(new CollectionsConfig { SortedDictionary = new() { ["b \"c\""] = "d", ["a"] = null } }),
        StringComparison.Ordinal);
}
