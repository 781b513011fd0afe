using Instrument.CodeFixes.Tests.Verification;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrument.CodeFixes.Tests.Keys;

/// <summary>Of two members with one key the later gets that of its name.</summary>
public class DistinguishKeyFixTests
{
    [Theory]
    [InlineData("train/loss", "train/smooth_loss")]
    [InlineData("loss", "smooth_loss")]
    public Task A_metric_gets_the_key_of_its_name_in_the_same_group(string key, string distinct) => FixTest.ChangesAsync(
        "INST2003",
        $"Rename the key to \"{distinct}\"",
        Metrics(key, key),
        Metrics(key, distinct));

    [Fact]
    public Task A_parameter_gets_the_key_of_its_name() => FixTest.ChangesAsync(
        "INST2003",
        "Rename the key to \"val/top5\"",
        "static partial class V { static partial void Report(Run run, [Metric(\"val/top\")] int top1, [Metric(\"val/top\")] int top5); }",
        "static partial class V { static partial void Report(Run run, [Metric(\"val/top\")] int top1, [Metric(\"val/top5\")] int top5); }");

    [Fact]
    public Task A_value_of_a_config_gets_the_key_of_its_name() => FixTest.ChangesAsync(
        "INST4004",
        "Rename the key to \"data_seed\"",
        "[WandbConfig] partial class C { public int Seed => 7; [ConfigKey(\"seed\")] public int DataSeed => 11; }",
        "[WandbConfig] partial class C { public int Seed => 7; [ConfigKey(\"data_seed\")] public int DataSeed => 11; }");

    [Theory]
    [InlineData("INST2003", "class M { [Metric(\"b\")] public double A { get; set; } [Metric] public double B { get; set; } }")]
    [InlineData("INST2003", "class M { [Metric(\"loss\")] public double A { get; set; } [Metric(\"loss\")] public double Loss { get; set; } }")]
    [InlineData("INST2003", "class M { [Metric(\"x\")] public double A, B; }")]
    [InlineData("INST2003", "class M { [Metric(\"x\")] public double A { get; set; } [Metric(\"b\")] public double C { get; set; } [Metric(\"x\")] public double B { get; set; } }")]
    [InlineData("INST4004", "[WandbConfig] partial class C { [ConfigKey(\"b\")] public int A => 7; public int B => 11; }")]
    public Task Nothing_is_offered_where_the_name_gives_no_free_key(string id, string source) => FixTest.OffersNothingAsync(id, source);

    [Fact]
    public Task All_of_a_document_get_keys_of_their_own() => new FixTest("INST2003", "Rename the key to \"loss_b\"").ChangesAllAsync(
        FixAllScope.Document,
        [["class M { [Metric(\"x\")] public double LossA { get; set; } [Metric(\"x\")] public double LossB { get; set; } [Metric(\"x\")] public double LossC { get; set; } }"]],
        [["class M { [Metric(\"x\")] public double LossA { get; set; } [Metric(\"loss_b\")] public double LossB { get; set; } [Metric(\"loss_c\")] public double LossC { get; set; } }"]]);

    private static string Metrics(string first, string second) => $$"""
        class Metrics
        {
            [Metric("{{first}}")] public double Loss { get; set; }
            // Smoothed.
            [Metric("{{second}}", Summary = MetricSummary.Min)] public double SmoothLoss { get; set; }
        }
        """;
}
