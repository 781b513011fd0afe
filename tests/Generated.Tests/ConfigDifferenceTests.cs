using Instrument.Generated.Tests.Configs;

namespace Instrument.Generated.Tests;

public sealed class ConfigDifferenceTests
{
    [Fact]
    public void Equal_configs_have_no_difference() => Assert.Empty(WandbConfig.Difference(new TrainConfig(), new TrainConfig()));

    [Fact]
    public void Differences_name_path_and_values() => AssertDifferences(
        new TrainConfig(),
        new TrainConfig { LearningRate = double.PositiveInfinity, Optimizer = new OptimizerConfig(0.5, 0.999) { Kind = OptimizerKind.Sgd } },
        "learning_rate: 0.0003 → Infinity", "optimizer.beta1: 0.9 → 0.5", "optimizer.kind: \"Adam\" → \"Sgd\"");

    [Fact]
    public void Lists_of_one_length_are_compared_item_by_item_and_others_as_a_whole() => AssertDifferences(
        new CollectionsConfig { Array = [1, 2], Jagged = [[1], [2]], Configs = [new(1, 2)] },
        new CollectionsConfig { Array = [1], Jagged = [[1], [3]], Configs = [new(1, 3)] },
        "array: [1,2] → [1]", "jagged[1][0]: 2 → 3", "configs[0].beta2: 2 → 3");

    [Fact]
    public void Keys_that_only_one_has_are_listed() => AssertDifferences(
        new CollectionsConfig { Dictionary = new() { ["a"] = 1, ["b"] = 2 } },
        new CollectionsConfig { Dictionary = new() { ["c"] = 3, ["b"] = 2 } },
        "dictionary.a: 1 → (none)", "dictionary.c: (none) → 3");

    [Fact]
    public void Another_type_is_seen_by_its_discriminator() => AssertDifferences(
        new EveryKindConfig { Schedule = new ConstantSchedule() },
        new EveryKindConfig { Schedule = new CosineSchedule(2) },
        "schedule.kind: \"constant\" → \"cosine\"", "schedule.period: (none) → 2", "schedule.end: (none) → 0");

    [Fact]
    public void Secrets_that_changed_are_listed_without_their_values() => AssertDifferences(
        new SecretConfig { ApiKey = "abc", Others = [new() { ApiKey = "x" }] },
        new SecretConfig { ApiKey = "def", Pin = 1234, Others = [new() { ApiKey = "x" }, new() { ApiKey = "y" }] },
        "api_key: \"***\" → \"***\"",
        """
        others: [{"user":"me","api_key":"***","anything":null,"pin":"***","others":[]}] → [{"user":"me","api_key":"***","anything":null,"pin":"***","others":[]},{"user":"me","api_key":"***","anything":null,"pin":"***","others":[]}]
        """);

    [Fact]
    public void Secrets_that_are_the_same_are_not_listed() => Assert.Empty(WandbConfig.Difference(
        new SecretConfig { ApiKey = "abc" }, new SecretConfig { ApiKey = new string(['a', 'b', 'c']) }));

    [Fact]
    public void A_secret_that_came_or_went_is_listed() => AssertDifferences(
        new SecretConfig(), new SecretConfig { ApiKey = "abc" }, "api_key: null → \"***\"");

    private static void AssertDifferences<T>(T old, T other, params string[] expected) where T : IWandbConfig =>
        Assert.Equal(expected, WandbConfig.Difference(old, other).Select(difference => difference.ToString()));
}
