using Instrument.Sweeps;
using Instrument.Yaml;

namespace Instrument.Runtime.Tests.Sweeps;

public sealed class SweepSpaceTests
{
    [Fact]
    public void Each_distribution_is_written_as_the_server_knows_it()
    {
        SweepSpace space = new SweepSpace()
            .Uniform("a", 0, 1).Uniform("b", 1, 8, whole: true).Uniform("c", 0, 1, step: 0.25).Uniform("d", 0, 64, step: 8, whole: true)
            .LogUniform("e", 1e-5, 0.1).LogUniform("f", 16, 1024, whole: true).InverseLogUniform("g", 0.001, 1)
            .Normal("h", 2, 0.5).Normal("i", 0, 10, whole: true).LogNormal("j").Beta("k", 2, 5, step: 1)
            .Choices("l", 32, 64.0, "x", null, true).WeightedChoices("m", ("a", 0.25), ("b", 0.75)).Constant("n", DayOfWeek.Monday);

        Assert.Equal("""
            a:
                distribution: uniform
                max: 1.0
                min: 0.0
            b:
                distribution: int_uniform
                max: 8
                min: 1
            c:
                distribution: q_uniform
                max: 1.0
                min: 0.0
                q: 0.25
            d:
                distribution: q_uniform
                max: 64
                min: 0
                q: 8
            e:
                distribution: log_uniform_values
                max: 0.1
                min: 1.0E-05
            f:
                distribution: q_log_uniform_values
                max: 1024
                min: 16
                q: 1
            g:
                distribution: inv_log_uniform_values
                max: 1.0
                min: 0.001
            h:
                distribution: normal
                mu: 2.0
                sigma: 0.5
            i:
                distribution: q_normal
                mu: 0.0
                q: 1
                sigma: 10.0
            j:
                distribution: log_normal
                mu: 0.0
                sigma: 1.0
            k:
                a: 2.0
                b: 5.0
                distribution: q_beta
                q: 1.0
            l:
                distribution: categorical
                values:
                    - 32
                    - 64.0
                    - x
                    - null
                    - true
            m:
                distribution: categorical_w_probabilities
                probabilities:
                    - 0.25
                    - 0.75
                values:
                    - a
                    - b
            "n":
                distribution: constant
                value: Monday

            """.ReplaceLineEndings("\n").Replace("1.0E-05", "1.0e-05", StringComparison.Ordinal), Parameters(space));
    }

    [Fact]
    public void Nested_parameters_are_added_to_and_replaced()
    {
        SweepSpace space = new();
        space.Nested("optimizer").Uniform("beta1", 0.8, 0.99);
        space.Nested("optimizer").Choices("name", "adam").Constant("beta1", 0.9);

        Assert.Equal("""
            optimizer:
                parameters:
                    beta1:
                        distribution: constant
                        value: 0.9
                    name:
                        distribution: categorical
                        values:
                            - adam

            """.ReplaceLineEndings("\n"), Parameters(space));
        Assert.True(space.Remove("optimizer"));
        Assert.Empty(space.Keys);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("learning rate")]
    [InlineData("lr\u00e4")]
    public void A_name_that_the_server_does_not_take_is_refused(string key)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new SweepSpace().Uniform(key, 0, 1));
        Assert.Contains($"'{key}'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_distribution_that_cannot_be_drawn_from_is_refused_with_its_reason()
    {
        SweepSpace space = new();
        Assert.Contains("minimum 8 above", Assert.Throws<ArgumentException>(() => space.Uniform("x", 8, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("logarithm", Assert.Throws<ArgumentException>(() => space.LogUniform("x", 0, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("whole numbers", Assert.Throws<ArgumentException>(() => space.Uniform("x", 0.5, 1, whole: true)).Message, StringComparison.Ordinal);
        Assert.Contains("negative deviation", Assert.Throws<ArgumentException>(() => space.Normal("x", 0, -1)).Message, StringComparison.Ordinal);
        Assert.Contains("no values", Assert.Throws<ArgumentException>(() => space.Choices("x")).Message, StringComparison.Ordinal);
        Assert.Contains("no values", Assert.Throws<ArgumentException>(() => space.WeightedChoices("x")).Message, StringComparison.Ordinal);
        Assert.Contains("probability -1", Assert.Throws<ArgumentException>(() => space.WeightedChoices("x", (1, 2), (2, -1))).Message, StringComparison.Ordinal);
        Assert.Contains("no probability above 0", Assert.Throws<ArgumentException>(() => space.WeightedChoices("x", (1, 0))).Message, StringComparison.Ordinal);
        Assert.Empty(space.Keys);
    }

    private static string Parameters(SweepSpace space)
    {
        string yaml = SweepConfig.Write(new SweepOptions(), space);
        _ = YamlReader.Read(yaml);
        const string Start = "method: random\nparameters:\n";
        Assert.StartsWith(Start, yaml, StringComparison.Ordinal);
        return string.Join('\n', yaml[Start.Length..].Split('\n').Select(line => line.Length > 4 ? line[4..] : line));
    }
}
