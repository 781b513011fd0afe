using Instrument.Generator.Tests.Harness;
using Instrument.Reading;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Generator.Tests.Properties;

/// <summary>Types made at random are generated for, compiled and logged.</summary>
public sealed class MetricRowTests(ITestOutputHelper output)
{
    private static readonly string[] Added = ["_step", "_runtime", "_timestamp"];

    [Fact]
    public void A_row_of_any_type_holds_what_System_Text_Json_writes_of_its_values() =>
        PropertyCheck.Run(output, cases: 40, MetricTypes.Arbitrary, Check);

    private static void Check(MetricTypeCase type)
    {
        List<Dictionary<string, string>> rows = Log(type.ToString());
        Assert.Equal(type.RowCount, rows.Count);
        for (int i = 0; i < rows.Count; i++)
        {
            Dictionary<string, string> expected = type.Row(i).Json.ToDictionary(json => json.Key, json => json.Json);
            Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), rows[i].Keys.Order(StringComparer.Ordinal));
            foreach ((string key, string json) in expected)
                Assert.Equal((key, SystemTextJson.Comparable(json)), (key, SystemTextJson.Comparable(rows[i][key])));
        }
    }

    private static List<Dictionary<string, string>> Log(string source)
    {
        using TemporaryDirectory directory = new();
        Run run = Wandb.Init(new RunOptions { Directory = directory.Path, Project = "rows", Mode = RunMode.Offline, Quiet = true, Reinit = Reinit.CreateNew });
        using CompiledSource compiled = new(source);
        compiled.Method("MyApp.Entry", "Log").CreateDelegate<Action<Run>>()(run);
        RunReceipt receipt = run.Finish();
        Assert.Null(receipt.Error);
        using RunReader reader = RunReader.Open(receipt.LogPath!);
        return [.. reader.ReadRows().Select(row => row.Keys.Except(Added).ToDictionary(key => key, key => row.GetRawJson(key)!))];
    }
}
