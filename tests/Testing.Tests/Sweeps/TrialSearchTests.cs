using System.Text.Json.Nodes;
using Instrument.Testing.Sweeps;

namespace Instrument.Testing.Tests.Sweeps;

public sealed class TrialSearchTests
{
    private const int Draws = 4000;

    [Fact]
    public void A_grid_lists_every_combination_once_and_then_ends()
    {
        GridSearch search = new(Parameters("""
            {"a":{"values":[1,"x",null]},"b":{"value":true},"n":{"parameters":{"c":{"min":1,"max":2},"d":{"distribution":"q_uniform","min":0.0,"max":0.5,"q":0.25}}}}
            """));

        string[] all = [.. Enumerable.Range(0, 18).Select(index => search.Pick(index)!.ToJsonString())];

        Assert.Equal("""{"a":1,"b":true,"n":{"c":1,"d":0.0}}""", all[0]);
        Assert.Equal("""{"a":1,"b":true,"n":{"c":1,"d":0.25}}""", all[1]);
        Assert.Equal("""{"a":null,"b":true,"n":{"c":2,"d":0.5}}""", all[17]);
        Assert.Equal(18, all.Distinct().Count());
        Assert.Null(search.Pick(18));
    }

    [Fact]
    public void A_seed_gives_the_same_trials_in_any_order_and_another_one_others()
    {
        JsonObject parameters = Parameters("""{"a":{"min":0.0,"max":1.0},"n":{"parameters":{"b":{"min":0,"max":1000}}}}""");

        string[] first = [.. Enumerable.Range(0, 20).Select(index => new RandomSearch(parameters, 1).Pick(index)!.ToJsonString())];

        Assert.Equal(first, Enumerable.Range(0, 20).Reverse().Select(index => new RandomSearch(parameters, 1).Pick(index)!.ToJsonString()).Reverse());
        Assert.Equal(20, first.Distinct().Count());
        Assert.NotEqual(first[0], new RandomSearch(parameters, 2).Pick(0)!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"min":2.0,"max":4.0}""", 2, 4, 3)]
    [InlineData("""{"min":1,"max":3}""", 1, 3, 2)]
    [InlineData("""{"distribution":"log_uniform_values","min":0.0001,"max":1.0}""", 0.0001, 1, 0.01)]
    [InlineData("""{"distribution":"inv_log_uniform_values","min":0.0001,"max":1.0}""", 0.0001, 1, 0.01)]
    [InlineData("""{"distribution":"log_uniform","min":-2.0,"max":2.0}""", 0.1353, 7.3891, 1)]
    [InlineData("""{"distribution":"q_uniform","min":0.0,"max":10.0,"q":2}""", 0, 10, 5)]
    [InlineData("""{"distribution":"normal","mu":5.0,"sigma":0.1}""", 4, 6, 5)]
    [InlineData("""{"distribution":"log_normal","mu":0.0,"sigma":0.1}""", 0.5, 2, 1)]
    [InlineData("""{"distribution":"beta","a":2.0,"b":2.0}""", 0, 1, 0.5)]
    [InlineData("""{"distribution":"q_beta","a":0.5,"b":0.5,"q":0.5}""", 0, 1, 0.5)]
    public void Values_lie_in_their_range_around_their_median(string parameter, double min, double max, double median)
    {
        RandomSearch search = new(Parameters($$"""{"x":{{parameter}}}"""), seed: 1);

        double[] values = [.. Enumerable.Range(0, Draws).Select(index => search.Pick(index)!["x"]!.GetValue<double>()).Order()];

        Assert.InRange(values[0], min - 1e-9, max);
        Assert.InRange(values[^1], min, max + 1e-9);
        Assert.InRange(values[Draws / 2], median * 0.7, median * 1.3);
    }

    [Fact]
    public void Weighted_choices_are_as_likely_as_they_say()
    {
        RandomSearch search = new(Parameters("""{"x":{"values":["a","b","c"],"probabilities":[0.5,0.0,1.5]}}"""), seed: 1);

        ILookup<string, int> drawn = Enumerable.Range(0, Draws).ToLookup(index => search.Pick(index)!["x"]!.GetValue<string>());

        Assert.Empty(drawn["b"]);
        Assert.InRange(drawn["a"].Count(), Draws * 0.2, Draws * 0.3);
    }

    [Theory]
    [InlineData("""{"min":1,"max":3}""", false)]
    [InlineData("""{"min":1.0,"max":3.0}""", true)]
    [InlineData("""{"distribution":"q_log_uniform_values","min":16,"max":64,"q":16}""", false)]
    [InlineData("""{"distribution":"q_log_uniform_values","min":16.0,"max":64.0,"q":16.0}""", true)]
    public void Numbers_have_a_point_where_fractions_are_drawn(string parameter, bool hasPoint) => Assert.All(
        Enumerable.Range(0, 50),
        index => Assert.Equal(hasPoint, new RandomSearch(Parameters($$"""{"x":{{parameter}}}"""), 1).Pick(index)!["x"]!.ToJsonString().Contains('.', StringComparison.Ordinal)));

    private static JsonObject Parameters(string json) => JsonNode.Parse(json)!.AsObject();
}
