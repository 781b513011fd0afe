using Instrument.Sweeps;

namespace Instrument.Runtime.Tests.Sweeps;

public sealed class SweepConfigTests
{
    private static SweepSpace Space => new SweepSpace().Uniform("lr", 0, 1);

    [Fact]
    public void All_options_are_written()
    {
        SweepOptions options = new()
        {
            Method = SweepMethod.Bayes,
            Metric = "val/loss",
            Goal = MetricGoal.Maximize,
            Target = 0.5,
            EarlyStop = Hyperband.FromMinimum(3, eta: 2, strict: true),
            RunCap = 20,
            Name = "first",
            Description = "008",
            Program = "train",
            Command = ["${env}", "${program}", "${args}"],
        };

        Assert.Equal("""
            command:
                - "${env}"
                - "${program}"
                - "${args}"
            description: "008"
            early_terminate:
                eta: 2
                min_iter: 3
                strict: true
                type: hyperband
            method: bayes
            metric:
                goal: maximize
                name: val/loss
                target: 0.5
            name: first
            parameters:
                lr:
                    distribution: uniform
                    max: 1.0
                    min: 0.0
            program: train
            run_cap: 20

            """.ReplaceLineEndings("\n"), SweepConfig.Write(options, Space));
    }

    [Fact]
    public void Hyperband_by_its_end_is_written_with_its_brackets() => Assert.Contains(
        "    eta: 3\n    max_iter: 27\n    s: 2\n",
        SweepConfig.Write(new SweepOptions { Metric = "loss", EarlyStop = Hyperband.FromMaximum(27, 2) }, Space), StringComparison.Ordinal);

    [Fact]
    public void Options_that_do_not_go_together_are_refused_with_the_way_out()
    {
        Refuses(new SweepOptions { Method = SweepMethod.Bayes }, "SweepOptions.Metric");
        Refuses(new SweepOptions { EarlyStop = Hyperband.FromMinimum(1) }, "SweepOptions.Metric");
        Refuses(new SweepOptions { Target = 1 }, "SweepOptions.Metric");
        Refuses(new SweepOptions { Target = double.NaN, Metric = "loss" }, "not finite");
        Refuses(new SweepOptions { RunCap = 0 }, "at least one run");
        Refuses(new SweepOptions { Method = SweepMethod.Grid }, "'lr' is drawn from 'uniform'");
        Refuses(new SweepOptions { Method = (SweepMethod)9 }, "no SweepMethod");
        Assert.Contains("no parameters", Assert.Throws<ArgumentException>(() => SweepConfig.Write(new SweepOptions(), new SweepSpace())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_grid_names_the_nested_parameter_that_it_cannot_list()
    {
        SweepSpace space = new();
        space.Nested("optimizer").Normal("beta");
        Assert.Contains("'optimizer.beta'", Assert.Throws<ArgumentException>(
            () => SweepConfig.Write(new SweepOptions { Method = SweepMethod.Grid }, space)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_grid_takes_what_has_finitely_many_values() => Assert.StartsWith("method: grid", SweepConfig.Write(
        new SweepOptions { Method = SweepMethod.Grid },
        new SweepSpace().Choices("a", 1, 2).Constant("b", 3).Uniform("c", 1, 3, whole: true).Uniform("d", 0, 1, step: 0.5)), StringComparison.Ordinal);

    [Fact]
    public void Hyperband_has_limits()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Hyperband.FromMinimum(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Hyperband.FromMinimum(1, eta: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Hyperband.FromMaximum(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Hyperband.FromMaximum(9, 0));
    }

    private static void Refuses(SweepOptions options, string reason) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => SweepConfig.Write(options, Space)).Message, StringComparison.Ordinal);
}
