using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Keys;

/// <summary>INST2004: a constant key in a call obeys the grammar.</summary>
public class MetricKeyInCallTests
{
    [Theory]
    [InlineData("", "\"\" is empty; a metric needs a name such as \"train/loss\"")]
    [InlineData("loss ", "\"loss \" starts or ends with white space; remove it")]
    [InlineData("system/load", "\"system/load\" starts with \"system/\", where W&B shows the machine's own metrics; choose another group")]
    [InlineData("_step", "\"_step\" starts with an underscore, which W&B reserves for its own values; choose another first character")]
    [InlineData("train\\nloss", "\"train\\u000Aloss\" contains a control character; use printable characters only")]
    public Task An_invalid_key_is_reported_at_the_literal(string key, string message) => AnalyzerTest.ReportsAsync(
        Call($$"""run.Log({|INST2004:"{{key}}"|}, 1.0);"""),
        $"error INST2004: The metric key {message}");

    [Theory]
    [InlineData("run.Log(new Dictionary<string, object?> { [[|\"_x\"|]] = 1.0, [\"loss\"] = 2.0 });")]
    [InlineData("run.Log(new Dictionary<string, object?>(StringComparer.Ordinal) { { [|\"_x\"|], 1.0 } }, step: 3);")]
    [InlineData("var row = new Dictionary<string, object?> { [[|\"_x\"|]] = 1.0 }; run.Log(row);")]
    [InlineData("IEnumerable<KeyValuePair<string, object?>> row = new Dictionary<string, object?> { [[|\"_x\"|]] = 1 }; run.Log(row);")]
    public Task Every_key_of_a_dictionary_for_a_row_is_checked(string statements) => AnalyzerTest.ReportsAsync(Call(statements));

    [Theory]
    [InlineData("run.Log({|INST2004:\"val/a:b\"|}, new Html(\"x\"));")]
    [InlineData("run.Log({|INST2004:\"val/a:b\"|}, new Html[] { new(\"x\") });")]
    [InlineData("run.Log({|INST2004:\"val/a:b\"|}, new List<Image>());")]
    [InlineData("run.Log(new Dictionary<string, object?> { [\"val/a:c\"] = 1.0, [{|INST2004:\"val/a:b\"|}] = new Html(\"x\") });")]
    public Task A_key_that_no_file_can_be_named_after_is_reported_for_values_with_files(string call) => AnalyzerTest.ReportsAsync(
        Call(call),
        "error INST2004: The metric key \"val/a:b\" contains ':', and the files of its values are named after it; use none of < > : \" \\ | ? *");

    [Theory]
    [InlineData("run.Log(\"val/a:b\", 1.0);")]
    [InlineData("run.Log(\"val/a b\", new Html(\"x\"));")]
    public Task Other_keys_and_other_values_are_fine(string call) => AnalyzerTest.IsSilentAsync(Call(call));

    [Theory]
    [InlineData("run.Log([|\"_x\"|], 1);")]
    [InlineData("run.Log([|\"_x\"|], 1f);")]
    [InlineData("run.Log([|\"_x\"|], 1ul, step: 3);")]
    [InlineData("run.Log([|\"_x\"|], true);")]
    [InlineData("run.Log([|\"_x\"|], \"text\");")]
    [InlineData("run.Log(value: 1.0, key: [|\"_x\"|]);")]
    [InlineData("run.Log(([|\"_x\"|]), 1.0);")]
    [InlineData("run?.Log([|\"_x\"|], 1.0);")]
    [InlineData("Action log = () => run.Log([|\"_x\"|], 1.0);")]
    public Task Every_call_with_a_key_is_checked(string call) => AnalyzerTest.ReportsAsync(Call(call));

    [Theory]
    [InlineData("Prefix + \"loss\"")]
    [InlineData("Prefix")]
    [InlineData("$\"{Prefix}loss\"")]
    [InlineData("nameof(_loss)")]
    public Task Every_constant_is_checked(string key) => AnalyzerTest.ReportsAsync(Call($"run.Log([|{key}|], 1.0);"));

    [Theory]
    [InlineData("run.Log(\"train/loss\", 1.0);")]
    [InlineData("run.Log(Name, 1.0);")]
    [InlineData("run.Log(null!, 1.0);")]
    [InlineData("run.Log(new Dictionary<string, object?> { [\"loss\"] = 1.0, [Name] = \"_x\" });")]
    [InlineData("_ = new Dictionary<string, object?> { [\"_x\"] = 1.0 };")]
    [InlineData("new Journal().Log(\"_x\", 1.0);")]
    public Task A_valid_or_unknown_key_is_fine(string call) => AnalyzerTest.IsSilentAsync(Call(call));

    private static string Call(string statement) => $$"""
        public class Journal
        {
            public void Log(string key, double value) => _ = key + value;
        }

        public class Trainer
        {
            private const string Prefix = "_train/";
            private double _loss;

            public string Name { get; set; } = "train/loss";

            public void Train(Run run)
            {
                _loss = 1;
                {{statement}}
            }
        }
        """;
}
