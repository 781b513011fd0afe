using Instrument.Generator.Tests.Harness;

namespace Instrument.Generator.Tests.Parsing;

/// <summary>INST2xxx: metric keys.</summary>
public sealed class MetricKeyFindingsTests
{
    [Theory]
    [InlineData("", MetricKeyViolation.Empty)]
    [InlineData(" loss", MetricKeyViolation.OuterWhiteSpace)]
    [InlineData("loss ", MetricKeyViolation.OuterWhiteSpace)]
    [InlineData("lo\\nss", MetricKeyViolation.ControlCharacter)]
    public void INST2001_invalid_key(string key, object violation) => ParserHarness.AssertFinding(
        $$"""using Instrument; public class Train { [Metric([|"{{key}}"|], Hidden = true)] public double Loss; }""",
        "INST2001", key.Replace("\\n", "\n", StringComparison.Ordinal), MetricKeyGrammar.Describe((MetricKeyViolation)violation));

    [Fact]
    public void INST2001_key_that_is_too_long()
    {
        string key = new('k', WireLimits.MaxMetricKeyLength + 1);
        ParserHarness.AssertFinding(
            $$"""using Instrument; public class Train { [Metric([|"{{key}}"|])] public double Loss; }""",
            "INST2001", key, MetricKeyGrammar.Describe(MetricKeyViolation.TooLong));
    }

    [Fact]
    public void INST2001_key_that_the_prefix_makes_too_long()
    {
        string key = new('k', WireLimits.MaxMetricKeyLength - 3);
        ParserHarness.AssertFinding(
            $$"""using Instrument; [Metric("train")] public class Train { [Metric([|"{{key}}"|])] public double Loss; }""",
            "INST2001", "train/" + key, MetricKeyGrammar.Describe(MetricKeyViolation.TooLong));
    }

    [Fact]
    public void INST2001_key_that_nesting_makes_too_long()
    {
        string key = new('k', WireLimits.MaxMetricKeyLength - 3);
        ParserHarness.AssertFinding(
            $$"""
            using Instrument;
            public class Inner { [Metric("{{key}}")] public double Loss; }
            public class Outer { [Metric([|"encoder"|])] public Inner Inner = new(); }
            """,
            "INST2001", "encoder/" + key, MetricKeyGrammar.Describe(MetricKeyViolation.TooLong));
    }

    [Fact]
    public void INST2001_invalid_prefix() => ParserHarness.AssertFinding(
        """using Instrument; [Metric([|" train"|])] public class Train { [Metric] public double Loss; }""",
        "INST2001", " train", MetricKeyGrammar.Describe(MetricKeyViolation.OuterWhiteSpace));

    [Fact]
    public void INST2001_invalid_axis() => ParserHarness.AssertFinding(
        """using Instrument; public class Train { [Metric("loss", Axis = [|"epoch "|])] public double Loss; }""",
        "INST2001", "epoch ", MetricKeyGrammar.Describe(MetricKeyViolation.OuterWhiteSpace));

    [Fact]
    public void INST2001_name_of_which_no_key_is_left() => ParserHarness.AssertFinding(
        "using Instrument; public class Train { [Metric] public double [|__|]; }",
        "INST2001", "", MetricKeyGrammar.Describe(MetricKeyViolation.Empty));

    [Fact]
    public void INST2002_reserved_key() => ParserHarness.AssertFinding(
        """using Instrument; public class Train { [Metric([|"_step"|])] public double Loss; }""", "INST2002", "_step", MetricKeyGrammar.Describe(MetricKeyViolation.Reserved));

    [Fact]
    public void INST2002_reserved_prefix() => ParserHarness.AssertFinding(
        """using Instrument; [Metric([|"_wandb"|])] public class Train { [Metric] public double Loss; }""", "INST2002", "_wandb", MetricKeyGrammar.Describe(MetricKeyViolation.Reserved));

    [Fact]
    public void INST2002_group_of_the_machines_metrics_that_a_prefix_makes() => ParserHarness.AssertFinding(
        """using Instrument; [Metric("system")] public class Train { [Metric([|"load"|])] public double Load; }""",
        "INST2002", "system/load", MetricKeyGrammar.Describe(MetricKeyViolation.ReservedForSystem));

    [Fact]
    public void Only_the_first_character_of_the_full_key_is_reserved_and_own_keys_of_wandb_are_axes() => Assert.Empty(ParserHarness.FindAll(
        """using Instrument; [Metric("train")] public class Train { [Metric("_loss", Axis = "_runtime")] public double Loss; }"""));

    [Fact]
    public void INST2003_two_members_with_one_key() => ParserHarness.AssertFinding(
        """using Instrument; public class Train { [Metric("loss")] public double First; [Metric([|"loss"|])] public double Second; }""",
        "INST2003", "loss", "First", "Second");

    [Fact]
    public void INST2003_key_made_from_a_name() => ParserHarness.AssertFinding(
        "using Instrument; public class Train { [Metric] public double Loss; [Metric] public double [|loss|]; }",
        "INST2003", "loss", "Loss", "loss");

    [Fact]
    public void INST2003_derived_member_repeats_an_inherited_key() => ParserHarness.AssertFinding(
        """
        using Instrument;
        public class Base { [Metric("loss")] public double First; }
        public class Derived : Base { [Metric([|"loss"|])] public double Second; }
        """,
        "INST2003", "loss", "First", "Second");

    [Fact]
    public void INST2003_nested_key_meets_another_one() => ParserHarness.AssertFinding(
        """
        using Instrument;
        public class Inner { [Metric] public double Loss; }
        public class Outer { [Metric("train/loss")] public double Loss; [Metric([|"train"|])] public Inner Inner = new(); }
        """,
        "INST2003", "train/loss", "Loss", "Inner.Loss");

    [Fact]
    public void INST2003_is_reported_by_the_type_that_has_both()
    {
        const string Source = """
            using Instrument;
            public class Inner { [Metric("loss")] public double First; [Metric("loss")] public double Second; }
            public class Outer { [Metric] public Inner Inner = new(); }
            public class Derived : Inner { [Metric] public double Accuracy; }
            """;
        Assert.Single(ParserHarness.FindAll(Source));
        Assert.Null(ParserHarness.ParseMetrics(Source, "Outer"));
        Assert.Null(ParserHarness.ParseMetrics(Source, "Derived"));
    }

    [Theory]
    [InlineData("\"layer\"", "layer", "has no {0}, for which the number or name of an element stands; add it")]
    [InlineData("\"{0}/{0}\"", "{0}/{0}", "has {0} more than once; keep one")]
    [InlineData("\"a/{0}\", Max = 0", "a/{0}", "stands for 0 metrics, but a family has 1 to 4096; change Max")]
    [InlineData("\"a/{0}\", Max = 4097", "a/{0}", "stands for 4097 metrics, but a family has 1 to 4096; change Max")]
    [InlineData("\"a/{0}\", Names = new string[0]", "a/{0}", "stands for 0 metrics, but a family has 1 to 4096; change Names")]
    [InlineData("\"a/{0}\", Names = new[] { \"x\", \"x\" }", "a/{0}", "has a name more than once; give every element a name of its own")]
    public void INST2001_family(string arguments, string key, string reason)
    {
        int end = arguments.IndexOf('"', 1) + 1;
        ParserHarness.AssertFinding(
            $$"""using Instrument; public class Train { [MetricFamily([|{{arguments[..end]}}|]{{arguments[end..]}})] public double[] Values = []; }""",
            "INST2001", key, reason);
    }

    [Fact]
    public void INST2001_key_of_a_family_with_a_wrong_name() => ParserHarness.AssertFinding(
        """using Instrument; public class Train { [MetricFamily([|"a/{0}"|], Names = new[] { "x", "y " })] public double[] Values = []; }""",
        "INST2001", "a/y ", MetricKeyGrammar.Describe(MetricKeyViolation.OuterWhiteSpace));

    [Fact]
    public void INST2003_key_of_a_family_that_is_taken() => ParserHarness.AssertFinding(
        """using Instrument; public class Train { [Metric("a/1")] public double One; [MetricFamily([|"a/{0}"|])] public double[] Values = []; }""",
        "INST2003", "a/1", "One", "Values");
}
