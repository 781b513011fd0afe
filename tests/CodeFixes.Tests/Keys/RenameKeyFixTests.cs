using Instrument.CodeFixes.Tests.Verification;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrument.CodeFixes.Tests.Keys;

/// <summary>Keys are renamed to the suggested ones, where nothing else goes by the old ones.</summary>
public class RenameKeyFixTests
{
    [Theory]
    [InlineData("INST2006", "[Metric(\"train.loss\", Summary = MetricSummary.Min)]", "[Metric(\"train/loss\", Summary = MetricSummary.Min)]")]
    [InlineData("INST2007", "[Metric(\"train//loss\")]", "[Metric(\"train/loss\")]")]
    [InlineData("INST2007", "[Metric(\"train/loss/\")]", "[Metric(\"train/loss\")]")]
    public Task A_key_of_a_declaration_is_renamed(string id, string before, string after) =>
        FixTest.ChangesAsync(id, "Rename the key to \"train/loss\"", Metrics(before), Metrics(after));

    [Fact]
    public Task A_prefix_is_renamed() => FixTest.ChangesAsync(
        "INST2007", "Rename the key to \"train\"", $"[Metric(\"/train\")] {Metrics("[Metric]")}", $"[Metric(\"train\")] {Metrics("[Metric]")}");

    [Theory]
    [InlineData("[Metric(\"loss\")]", "[Metric(\"Loss\")]", "[Metric(\"loss\")]", "loss")]
    [InlineData("[Metric(\"LOSS\")]", "[Metric]", "[Metric(\"LOSS\")]", "LOSS")]
    [InlineData("[Metric(\"LOSS\")]", "[Metric(Hidden = true)]", "[Metric(\"LOSS\", Hidden = true)]", "LOSS")]
    public Task A_key_that_differs_only_in_case_is_spelled_like_the_first(string first, string before, string after, string key) => FixTest.ChangesAsync(
        "INST2008", $"Rename the key to \"{key}\"", $"{Metrics(first)}\nclass Other {{ {before} public double Loss {{ get; set; }} }}", $"{Metrics(first)}\nclass Other {{ {after} public double Loss {{ get; set; }} }}");

    [Theory]
    [InlineData("run.Log(\"/loss\", 1.0);", "run.Log(\"loss\", 1.0);")]
    [InlineData("run.DefineMetric(\"/loss\");", "run.DefineMetric(\"loss\");")]
    [InlineData("run.DefineMetric(\"val\", \"loss/\"); run.Log(\"loss\", 1.0);", "run.DefineMetric(\"val\", \"loss\"); run.Log(\"loss\", 1.0);")]
    public Task A_key_in_a_call_is_renamed(string before, string after) => FixTest.ChangesAsync(
        "INST2007", "Rename the key to \"loss\"", $"class T {{ void Train(Run run) {{ {before} }} }}", $"class T {{ void Train(Run run) {{ {after} }} }}");

    [Theory]
    [InlineData("class T { void Train(Run run) => run.DefineMetric(\"a\", axis: \"train.step\"); }", "class T { void Train(Run run) => run.DefineMetric(\"a\", axis: \"train/step\"); }")]
    [InlineData("class T { [Metric(Axis = \"train.step\")] public double A { get; set; } }", "class T { [Metric(Axis = \"train/step\")] public double A { get; set; } }")]
    public Task An_axis_is_renamed_where_no_metric_has_the_old_key(string before, string after) =>
        FixTest.ChangesAsync("INST2006", "Rename the key to \"train/step\"", before, after);

    [Theory]
    [InlineData("INST2006", "class M { [Metric(\"a.b\", Summary = MetricSummary.Min)] public double A { get; set; } [Metric(\"a/b\")] public double B { get; set; } }")]
    [InlineData("INST2006", "class M { [Metric(\"a.b\", Summary = MetricSummary.Min)] public double A { get; set; } void T(Run run) => run.Log(\"a.b\", 1.0); }")]
    [InlineData("INST2006", "class M { [Metric(\"a.b\")] public double A { get; set; } [Metric(\"c\", Axis = \"a.b\")] public double B { get; set; } }")]
    [InlineData("INST2006", "class M { const string Key = \"a.b\"; [Metric(Key, Summary = MetricSummary.Min)] public double A { get; set; } }")]
    [InlineData("INST2006", "[Metric(\"x\")] class M { [Metric(\"a.b\", Summary = MetricSummary.Min)] public double A { get; set; } }")]
    [InlineData("INST2007", "class M { [Metric(\"/\")] public double A { get; set; } }")]
    [InlineData("INST2007", "class M { [Metric(\"/a\")] public double A { get; set; } [Metric(\"c\", Axis = \"/a\")] public double B { get; set; } }")]
    [InlineData("INST2007", "class M { void T(Run run) => run.Log(new Dictionary<string, object?> { [\"/a\"] = 1, [\"a\"] = 2 }); }")]
    [InlineData("INST2008", "class M { [Metric(\"a\")] public double B { get; set; } [Metric(\"A\")] public double A { get; set; } }")]
    public Task Nothing_is_offered_where_a_key_would_be_taken_or_missing(string id, string source) => FixTest.OffersNothingAsync(id, source);

    [Fact]
    public Task All_keys_of_a_solution_are_renamed() => new FixTest("INST2007", "Rename the key to \"a\"").ChangesAllAsync(
        FixAllScope.Solution,
        [["class M { [Metric(\"/a\")] public double A { get; set; } void T(Run run) => run.Log(\"b/\", 1.0); }"], ["class M { [Metric(\"c//d\")] public double A { get; set; } }"]],
        [["class M { [Metric(\"a\")] public double A { get; set; } void T(Run run) => run.Log(\"b\", 1.0); }"], ["class M { [Metric(\"c/d\")] public double A { get; set; } }"]]);

    private static string Metrics(string attribute) => $$"""
        class Metrics
        {
            {{attribute}} public double Loss { get; set; }
        }
        """;
}
