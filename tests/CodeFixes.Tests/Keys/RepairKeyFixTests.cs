using Instrument.CodeFixes.Tests.Verification;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrument.CodeFixes.Tests.Keys;

/// <summary>Invalid keys are repaired where one valid key is meant.</summary>
public class RepairKeyFixTests
{
    [Theory]
    [InlineData("INST2001", "[Metric(\"train/loss \")]", "train/loss")]
    [InlineData("INST2001", "[Metric(\"train\\nloss\", Hidden = true)]", "train loss")]
    [InlineData("INST2001", "[Metric(\"\")]", "best_loss")]
    [InlineData("INST2001", "[Metric(\"loss\", Axis = \" epoch\")]", "epoch")]
    [InlineData("INST2002", "[Metric(\"__loss\")]", "loss")]
    [InlineData("INST2002", "[Metric( /* why */ @\"_\" )]", "best_loss")]
    public Task A_key_of_a_declaration_is_repaired(string id, string attribute, string repaired)
    {
        string before = $"class Metrics {{ {attribute} public double BestLoss {{ get; set; }} [Metric] public int Epoch {{ get; set; }} }}";
        string literal = attribute.Contains("Axis", StringComparison.Ordinal)
            ? "\" epoch\""
            : attribute[attribute.IndexOfAny(['"', '@'])..(attribute.LastIndexOf('"') + 1)];
        return FixTest.ChangesAsync(id, $"Rename the key to \"{repaired}\"", before, before.Replace(literal, $"\"{repaired}\"", StringComparison.Ordinal));
    }

    [Fact]
    public Task A_key_that_no_file_can_be_named_after_gets_other_characters() => FixTest.ChangesAsync(
        "INST2001",
        "Rename the key to \"val/a_b_\"",
        "class Metrics { [Metric(\"val/a:b?\")] public Image? Picture { get; set; } }",
        "class Metrics { [Metric(\"val/a_b_\")] public Image? Picture { get; set; } }");

    [Fact]
    public Task So_does_a_key_in_a_call() => FixTest.ChangesAsync(
        "INST2004",
        "Rename the key to \"val/a_b\"",
        Call("run.Log(\"val/a:b\", new Html(\"x\"));"),
        Call("run.Log(\"val/a_b\", new Html(\"x\"));"));

    [Theory]
    [InlineData("layer", "layer/{0}")]
    [InlineData("layer/", "layer/{0}")]
    [InlineData("", "norms/{0}")]
    public Task A_family_gets_a_place_for_its_numbers(string key, string repaired) => FixTest.ChangesAsync(
        "INST2001",
        $"Rename the key to \"{repaired}\"",
        $"class Metrics {{ [MetricFamily(\"{key}\", Max = 4)] public double[]? Norms {{ get; set; }} }}",
        $"class Metrics {{ [MetricFamily(\"{repaired}\", Max = 4)] public double[]? Norms {{ get; set; }} }}");

    [Theory]
    [InlineData("run.Log(\"_loss\", 1.0);", "run.Log(\"loss\", 1.0);")]
    [InlineData("run?.Log(key: \"loss \", value: 1.0);", "run?.Log(key: \"loss\", value: 1.0);")]
    [InlineData("run.DefineMetric(\" val/*\", axis: \"epoch\");", "run.DefineMetric(\"val/*\", axis: \"epoch\");")]
    [InlineData("run.Log(new Dictionary<string, object?> { [\"_loss\"] = 1.0 });", "run.Log(new Dictionary<string, object?> { [\"loss\"] = 1.0 });")]
    public Task A_key_in_a_call_is_repaired(string before, string after)
    {
        string title = $"Rename the key to \"{(after.Contains("val", StringComparison.Ordinal) && after.Contains('*', StringComparison.Ordinal) ? "val/*" : "loss")}\"";
        return FixTest.ChangesAsync("INST2004", title, Call(before), Call(after));
    }

    [Theory]
    [InlineData("_wandb", "batch_size")]
    [InlineData("", "batch_size")]
    [InlineData("size ", "size")]
    public Task A_key_of_a_config_is_repaired(string key, string repaired) => FixTest.ChangesAsync(
        "INST4003",
        $"Rename the key to \"{repaired}\"",
        $"[WandbConfig] partial class C {{ [ConfigKey(\"{key}\")] public int BatchSize => 1; }}",
        $"[WandbConfig] partial class C {{ [ConfigKey(\"{repaired}\")] public int BatchSize => 1; }}");

    [Fact]
    public Task A_config_with_a_naming_of_its_own_repairs_by_it() => FixTest.ChangesAsync(
        "INST4003",
        "Rename the key to \"batch-size\"",
        "[WandbConfig(Naming = ConfigNaming.KebabCase)] partial class C { [ConfigKey(\"\")] public int BatchSize => 1; }",
        "[WandbConfig(Naming = ConfigNaming.KebabCase)] partial class C { [ConfigKey(\"batch-size\")] public int BatchSize => 1; }");

    [Theory]
    [InlineData("INST2001", "class M { const string Key = \"loss \"; [Metric(Key)] public double A { get; set; } }")]
    [InlineData("INST2001", "class M { [Metric(\"loss\")] public double A { get; set; } [Metric(\"loss \")] public double B { get; set; } }")]
    [InlineData("INST2001", "class M { [MetricFamily(\"a/{0}/{0}\")] public double[]? A { get; set; } }")]
    [InlineData("INST2001", "class M { [MetricFamily(\"a/{0}\", Max = 0)] public double[]? A { get; set; } }")]
    [InlineData("INST2002", "class M { [Metric(\"system/load\")] public double A { get; set; } }")]
    [InlineData("INST2004", "class M { void T(Run run) => run.Log(\"system/load\", 1.0); }")]
    [InlineData("INST2004", "class M { void T(Run run) => run.Log(\"\", 1.0); }")]
    [InlineData("INST2004", "class M { const string Key = \"_a\"; void T(Run run) => run.Log(Key, 1.0); }")]
    [InlineData("INST2004", "class M { void T(Run run) => run.Log(new Dictionary<string, object?> { { \"_a\", 1 }, { \"a\", 2 } }); }")]
    [InlineData("INST4003", "[WandbConfig] partial class C { [ConfigKey(\"a \")] public int B => 1; public int A => 1; }")]
    public Task Nothing_is_offered_where_no_key_is_sure_or_free(string id, string source) => FixTest.OffersNothingAsync(id, source);

    [Fact]
    public Task All_keys_of_a_project_are_repaired() => new FixTest("INST2004", "Rename the key to \"a\"").ChangesAllAsync(
        FixAllScope.Project,
        [[Call("run.Log(\"_a\", 1.0); run.Log(\"b \", 1.0); run.Log(\"system/c\", 1.0);"), "class D { void T(Run run) => run.Log(\" d\", 1.0); }"]],
        [[Call("run.Log(\"a\", 1.0); run.Log(\"b\", 1.0); run.Log(\"system/c\", 1.0);"), "class D { void T(Run run) => run.Log(\"d\", 1.0); }"]]);

    [Fact]
    public Task All_at_once_no_two_get_one_key() => new FixTest("INST2001", "Rename the key to \"a\"").ChangesAllAsync(
        FixAllScope.Document,
        [["class M { [Metric(\"a \")] public double A { get; set; } [Metric(\" a\")] public double B { get; set; } [Metric(\"b \")] public double C { get; set; } }"]],
        [["class M { [Metric(\"a\")] public double A { get; set; } [Metric(\" a\")] public double B { get; set; } [Metric(\"b\")] public double C { get; set; } }"]]);

    [Fact]
    public Task All_at_once_a_dictionary_gets_no_key_twice() => new FixTest("INST2004", "Rename the key to \"a\"").ChangesAllAsync(
        FixAllScope.Document,
        [[Call("run.Log(new Dictionary<string, object?> { [\"_a\"] = 1, [\"a \"] = 2, [\"b \"] = 3 });")]],
        [[Call("run.Log(new Dictionary<string, object?> { [\"a\"] = 1, [\"a \"] = 2, [\"b\"] = 3 });")]]);

    private static string Call(string statement) => $$"""
        class Trainer
        {
            void Train(Run run)
            {
                run.Log("epoch", 1);
                {{statement}}
            }
        }
        """;
}
