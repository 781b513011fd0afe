using Instrument.CodeFixes.Tests.Verification;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrument.CodeFixes.Tests.Extraction;

/// <summary>Keys that a counting loop puts together become a metric family.</summary>
public class FamilyFixTests
{
    [Theory]
    [InlineData("$\"layer/{i}/grad_norm\"")]
    [InlineData("\"layer/\" + i + \"/grad_norm\"")]
    [InlineData("$\"{Prefix}/\" + (i + \"/grad_norm\")")]
    public Task The_elements_of_an_array_become_a_family(string key) => FixTest.ChangesAsync(
        "INST2013",
        "Log one row with a family of at most 64 metrics",
        Trainer($$"""
            // Each layer.
                    for (int i = 0; i < norms.Length; i++)
                    {
                        run.Log({{key}}, norms[i], step: step);
                    }
            """),
        Trainer("""
            // Each layer.
                    run.Log(new LayerMetrics { GradNorm = norms }, step: step);
            """) + Class("double[]?", 64));

    [Fact]
    public Task Other_values_are_gathered_first() => FixTest.ChangesAsync(
        "INST2013",
        "Log one row with a family of 12 metrics",
        Trainer("""
            for (int i = 0; i < 12; ++i)
                    {
                        float gradNorm = Norm(i);
                        run.Log($"layer/{i}/grad_norm", gradNorm * 2); // the norm
                        Console.WriteLine(gradNorm);
                    }
            """),
        Trainer("""
            float[] gradNorm2 = new float[12];
                    for (int i = 0; i < 12; ++i)
                    {
                        float gradNorm = Norm(i);
                        gradNorm2[i] = gradNorm * 2; // the norm
                        Console.WriteLine(gradNorm);
                    }
                    run.Log(new LayerMetrics { GradNorm = gradNorm2 });
            """) + Class("float[]?", 12));

    [Theory]
    [InlineData("for (int i = 0; i < list.Count; i++) run.Log($\"layer/{i}/grad_norm\", list[i]);", "run.Log(new LayerMetrics { GradNorm = list });", "List<long>?")]
    [InlineData("for (int i = 0; i < count; i++) run.Log($\"layer/{i}/grad_norm\", i);", "int[] gradNorm = new int[count];\n        for (int i = 0; i < count; i++) gradNorm[i] = i;\n        run.Log(new LayerMetrics { GradNorm = gradNorm });", "int[]?")]
    public Task Every_bound_that_stays_the_same_serves(string before, string after, string type) => FixTest.ChangesAsync(
        "INST2013", "Log one row with a family of at most 64 metrics", Trainer(before), Trainer(after) + Class(type, 64));

    [Theory]
    [InlineData("run.Log($\"layer/{step}\", 1.0);")]
    [InlineData("for (int i = 1; i < 4; i++) run.Log($\"layer/{i}\", 1.0);")]
    [InlineData("for (int i = 0; i <= 4; i++) run.Log($\"layer/{i}\", 1.0);")]
    [InlineData("for (int i = 0; i < 4; i += 2) run.Log($\"layer/{i}\", 1.0);")]
    [InlineData("for (int i = 0; i < 4; i++) { run.Log($\"layer/{i}\", 1.0); i++; }")]
    [InlineData("for (int i = 0; i < 4; i++) { if (i == 2) continue; run.Log($\"layer/{i}\", 1.0); }")]
    [InlineData("for (int i = 0; i < 4; i++) { if (i == 2) run.Log($\"layer/{i}\", 1.0); }")]
    [InlineData("for (int i = 0; i < count; i++) { run.Log($\"layer/{i}\", 1.0); count--; }")]
    [InlineData("for (int i = 0; i < list.Count; i++) { run.Log($\"layer/{i}\", 1.0); list.Add(1); }")]
    [InlineData("for (int i = 0; i < 4; i++) run.Log($\"layer/{i:D2}\", 1.0);")]
    [InlineData("for (int i = 0; i < 4; i++) run.Log($\"layer/{i}/{step}\", 1.0);")]
    [InlineData("for (int i = 0; i < 4; i++) run.Log($\"layer/{i}/{i}\", 1.0);")]
    [InlineData("for (int i = 0; i < 4; i++) run.Log($\"layer/{i + 1}\", 1.0);")]
    [InlineData("for (int i = 0; i < 4; i++) run.Log($\"layer/{i}\", true);")]
    [InlineData("for (int i = 0; i < 4; i++) run.Log($\"layer/{i}\", \"text\");")]
    [InlineData("for (int i = 0; i < 4; i++) run.Log($\"layer/{i}\", 1.0, step: i);")]
    [InlineData("for (int i = 0; i < 4; i++) { Run other = run; other.Log($\"layer/{i}\", 1.0); }")]
    [InlineData("for (int i = 0; i < 5000; i++) run.Log($\"layer/{i}\", 1.0);")]
    [InlineData("for (int i = 0; i < 4; i++) run.Log($\"_layer/{i}\", 1.0);")]
    [InlineData("for (int i = 0; i < 4; i++) run.Log($\"layer/{{0}}/{i}\", 1.0);")]
    [InlineData("for (int i = 0; i < 4; i++) run.Log(string.Format(\"layer/{0}\", i), 1.0);")]
    [InlineData("for (int i = 0; i < 4; i++) run?.Log($\"layer/{i}\", 1.0);")]
    public Task Nothing_is_offered_where_one_row_would_say_something_else(string statements) =>
        FixTest.OffersNothingAsync("INST2013", Trainer(statements));

    [Fact]
    public Task All_loops_of_a_document_get_families_of_their_own() => new FixTest("INST2013", "Log one row with a family of 4 metrics").ChangesAllAsync(
        FixAllScope.Document,
        [[Trainer("""
            for (int i = 0; i < 4; i++)
                    {
                        run.Log($"layer/{i}/grad_norm", 1.0);
                        run.Log($"layer/{i}/grad_norm", 2.0);
                    }
            """)]],
        [[Trainer("""
            double[] gradNorm = new double[4];
                    double[] gradNorm2 = new double[4];
                    for (int i = 0; i < 4; i++)
                    {
                        gradNorm[i] = 1.0;
                        gradNorm2[i] = 2.0;
                    }
                    run.Log(new LayerMetrics { GradNorm = gradNorm });
                    run.Log(new LayerMetrics2 { GradNorm = gradNorm2 });
            """) + Class("double[]?", 4) + Class("double[]?", 4).Replace("LayerMetrics", "LayerMetrics2", StringComparison.Ordinal)]]);

    private static string Class(string type, int max) => $$"""

        internal sealed class LayerMetrics
        {
            [MetricFamily("layer/{0}/grad_norm", Max = {{max}})]
            public {{type}} GradNorm { get; set; }
        }

        """;

    private static string Trainer(string statements) => $$"""
        class Trainer
        {
            const string Prefix = "layer";

            float Norm(int layer) => layer;

            void Train(Run run, double[] norms, List<long> list, int count, long step)
            {
                {{statements}}
            }
        }

        """;
}
