using Instrument.CodeFixes.Tests.Verification;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrument.CodeFixes.Tests.Keys;

/// <summary>Attributes that need a key and have none get one.</summary>
public class AddKeyFixTests
{
    [Theory]
    [InlineData("class M { [MetricFamily] public double[]? LayerNorms { get; set; } }", "class M { [MetricFamily(\"layer_norms/{0}\")] public double[]? LayerNorms { get; set; } }")]
    [InlineData("class M { [MetricFamily()] public double[]? LayerNorms; }", "class M { [MetricFamily(\"layer_norms/{0}\")] public double[]? LayerNorms; }")]
    [InlineData("class M { [MetricFamily(Max = 4, Hidden = true)] public double[]? LayerNorms { get; set; } }", "class M { [MetricFamily(\"layer_norms/{0}\", Max = 4, Hidden = true)] public double[]? LayerNorms { get; set; } }")]
    [InlineData("static partial class M { static partial void Report(Run run, [MetricFamily] int[] layerNorms); }", "static partial class M { static partial void Report(Run run, [MetricFamily(\"layer_norms/{0}\")] int[] layerNorms); }")]
    public Task A_family_gets_a_key(string before, string after) => FixTest.ChangesAsync("CS7036", "Add the key \"layer_norms/{0}\"", before, after);

    [Fact]
    public Task A_value_of_a_config_gets_a_key() => FixTest.ChangesAsync(
        "CS7036",
        "Add the key \"batch_size\"",
        "[WandbConfig] partial class C { [ConfigKey] public int BatchSize => 1; }",
        "[WandbConfig] partial class C { [ConfigKey(\"batch_size\")] public int BatchSize => 1; }");

    [Theory]
    [InlineData("class M { [MetricFamily] public double[]? A, B; }")]
    [InlineData("class M { [Custom] public double[]? A { get; set; } } class CustomAttribute(string key) : Attribute { public string Key => key; }")]
    [InlineData("class M { M(int x) { } static M New() => new M(); int X => 1; }")]
    public Task Nothing_is_offered_for_anything_else(string source) => FixTest.OffersNothingAsync("CS7036", source);

    [Fact]
    public Task All_attributes_of_a_document_get_keys() => new FixTest("CS7036", "Add the key \"a/{0}\"").ChangesAllAsync(
        FixAllScope.Document,
        [["class M { [MetricFamily] public double[]? A { get; set; } [MetricFamily(Max = 2)] public double[]? B { get; set; } }"]],
        [["class M { [MetricFamily(\"a/{0}\")] public double[]? A { get; set; } [MetricFamily(\"b/{0}\", Max = 2)] public double[]? B { get; set; } }"]]);
}
