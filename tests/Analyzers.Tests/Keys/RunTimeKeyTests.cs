using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Keys;

/// <summary>INST2013: keys that are made at run time.</summary>
public class RunTimeKeyTests
{
    private const string Remedy = "is made at run time, and each text it takes becomes a metric of its own; use a constant key, or declare a [MetricFamily]";

    [Theory]
    [InlineData("$\"layer{layer}/norm\"")]
    [InlineData("\"layer\" + layer")]
    [InlineData("string.Format(\"layer{0}\", layer)")]
    [InlineData("string.Concat(\"layer\", layer.ToString())")]
    public Task A_key_that_is_put_together_is_pointed_at(string key) => AnalyzerTest.ReportsAsync(
        Call($$"""run.Log({|INST2013:{{key}}|}, 1.0);"""),
        $"info INST2013: The metric key {key} {Remedy}");

    [Fact]
    public Task Keys_in_dictionaries_count() =>
        AnalyzerTest.ReportsAsync(Call("run.Log(new Dictionary<string, object?> { [[|$\"layer{layer}\"|]] = 1.0 });"));

    [Theory]
    [InlineData("run.Log(\"layer\" + \"/norm\", 1.0);")]
    [InlineData("run.Log($\"layer/{nameof(layer)}\", 1.0);")]
    [InlineData("run.Log(Name, 1.0);")]
    [InlineData("run.Log(layer.ToString(), 1.0);")]
    [InlineData("run.Log(\"text\", $\"layer{layer}\");")]
    public Task Constants_variables_and_values_are_fine(string statement) => AnalyzerTest.IsSilentAsync(Call(statement));

    private static string Call(string statement) => $$"""
        public class Trainer
        {
            public string Name { get; set; } = "loss";

            public void Train(Run run, int layer)
            {
                {{statement}}
            }
        }
        """;
}
