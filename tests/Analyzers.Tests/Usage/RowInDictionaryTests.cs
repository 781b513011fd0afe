using Instrument.Analyzers.Tests.Verification;

namespace Instrument.Analyzers.Tests.Usage;

/// <summary>INST3007: a row with constant keys is a type.</summary>
public class RowInDictionaryTests
{
    [Theory]
    [InlineData("run.Log([|new Dictionary<string, object?> { [\"a\"] = 1.0, [\"b\"] = 2 }|]);")]
    [InlineData("run.Log([|new Dictionary<string, object?>() { { \"a\", text }, { Key, null as int? } }|], step: 3);")]
    [InlineData("run?.Log(values: [|new Dictionary<string, object?> { [\"a\"] = day, [\"b\"] = true }|]);")]
    [InlineData("run.Log([|new Dictionary<string, object?> { [\"a\"] = 1.0, [\"b\"] = new Html(text) }|]);")]
    [InlineData("run.Log([|new Dictionary<string, object?> { [\"a\"] = 1.0, [\"b\"] = new List<Image>() }|]);")]
    public Task A_new_dictionary_with_constant_keys_is_reported(string call) => AnalyzerTest.ReportsAsync(
        Trainer(call),
        "info INST3007: The 2 keys of this row are constants; declare them as [Metric] members of a type, which is checked and logged without allocating");

    [Theory]
    [InlineData("run.Log(new Dictionary<string, object?> { [\"a\"] = 1.0 });")]
    [InlineData("run.Log(new Dictionary<string, object?> { [\"a\"] = 1.0, [text] = 2.0 });")]
    [InlineData("run.Log(new Dictionary<string, object?> { [\"a\"] = 1.0, [\"a\"] = 2.0 });")]
    [InlineData("run.Log(new Dictionary<string, object?> { [\"a\"] = 1.0, [\"b\"] = new int[3] });")]
    [InlineData("run.Log(new Dictionary<string, object?> { [\"a\"] = 1.0, [\"b\"] = null });")]
    [InlineData("run.Log(new Dictionary<string, object?> { [\"a\"] = 1.0, [\"b\"] = (object)text });")]
    [InlineData("run.Log(new Dictionary<string, object?>(StringComparer.Ordinal) { [\"a\"] = 1.0, [\"b\"] = 2.0 });")]
    [InlineData("run.Log(new SortedDictionary<string, object?> { [\"a\"] = 1.0, [\"b\"] = 2.0 });")]
    [InlineData("var row = new Dictionary<string, object?> { [\"a\"] = 1.0, [\"b\"] = 2.0 }; run.Log(row);")]
    [InlineData("_ = new Dictionary<string, object?> { [\"a\"] = 1.0, [\"b\"] = 2.0 };")]
    public Task A_dictionary_that_no_type_stands_for_is_fine(string call) => AnalyzerTest.IsSilentAsync(Trainer(call));

    private static string Trainer(string statement) => $$"""
        public class Trainer
        {
            private const string Key = "key";

            public void Train(Run run, string text, DayOfWeek day)
            {
                {{statement}}
            }
        }
        """;
}
