using Instrument.CodeFixes.Tests.Verification;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrument.CodeFixes.Tests.Keys;

/// <summary>A key that is nearly a declared one is written like it.</summary>
public class UseDeclaredKeyFixTests
{
    [Theory]
    [InlineData("run.Log(\"tran/loss\", 1.0);", "run.Log(\"train/loss\", 1.0);")]
    [InlineData("run.Log(\n            // The loss.\n            \"tran/loss\", 1.0);", "run.Log(\n            // The loss.\n            \"train/loss\", 1.0);")]
    [InlineData("run.Log(new Dictionary<string, object?> { { \"tran/loss\", 1.0 } });", "run.Log(new Dictionary<string, object?> { { \"train/loss\", 1.0 } });")]
    [InlineData("run.DefineMetric(\"tran/loss\");", "run.DefineMetric(\"train/loss\");")]
    public Task A_mistyped_key_is_written_as_declared(string before, string after) =>
        FixTest.ChangesAsync("INST2012", "Write \"train/loss\"", Source(before), Source(after));

    [Theory]
    [InlineData("run.DefineMetric(\"val/*\", \"train/losss\");", "run.DefineMetric(\"val/*\", \"train/loss\");")]
    [InlineData("run.DefineMetric(axis: \"train/losss\", name: \"val/*\");", "run.DefineMetric(axis: \"train/loss\", name: \"val/*\");")]
    public Task A_mistyped_axis_of_a_call_is_written_as_declared(string before, string after) =>
        FixTest.ChangesAsync("INST2011", "Write \"train/loss\"", Source(before), Source(after));

    [Fact]
    public Task A_mistyped_axis_of_a_metric_is_written_as_declared() => FixTest.ChangesAsync(
        "INST2011",
        "Write \"epoch\"",
        "class M { [Metric(\"epoch\")] public int Epoch { get; set; } [Metric(\"loss\", Axis = \"epochs\", Hidden = true)] public double Loss { get; set; } }",
        "class M { [Metric(\"epoch\")] public int Epoch { get; set; } [Metric(\"loss\", Axis = \"epoch\", Hidden = true)] public double Loss { get; set; } }");

    [Theory]
    [InlineData("INST2012", "const string key = \"tran/loss\"; run.Log(key, 1.0);")]
    [InlineData("INST2012", "run.Log(new Dictionary<string, object?> { [\"tran/loss\"] = 1.0, [\"train/loss\"] = 2.0 });")]
    [InlineData("INST2011", "run.DefineMetric(\"val/*\", axis: \"batches\");")]
    public Task Nothing_is_offered_where_no_literal_can_be_written(string id, string statement) => FixTest.OffersNothingAsync(id, Source(statement));

    [Fact]
    public Task All_mistyped_keys_of_a_project_are_written_as_declared() => new FixTest("INST2012", "Write \"train/loss\"").ChangesAllAsync(
        FixAllScope.Project,
        [[Source("run.Log(\"tran/loss\", 1.0); run.Log(\"train_loss\", 1.0);"), "class U { void T(Run run) => run.Log(\"Train/Loss\", 1.0); }"]],
        [[Source("run.Log(\"train/loss\", 1.0); run.Log(\"train/loss\", 1.0);"), "class U { void T(Run run) => run.Log(\"train/loss\", 1.0); }"]]);

    private static string Source(string statement) => $$"""
        class Metrics
        {
            [Metric("train/loss")] public double Loss { get; set; }
        }

        class Trainer
        {
            void Train(Run run)
            {
                {{statement}}
            }
        }
        """;
}
