using System.Text.Json.Nodes;
using Instrument.Runtime.Tests.Tables;

namespace Instrument.Runtime.Tests.Charts;

/// <summary>Charts: the entry of the config, the table under its key, and what is refused.</summary>
public sealed class ChartTests
{
    [Fact]
    public void A_chart_is_an_entry_of_the_config_and_a_table_of_the_row()
    {
        TableRun run = TableRun.Of(run => run.Log(new Dictionary<string, object?> { ["loss"] = 0.5, ["chart"] = Chart.Scatter(Points(), "x", "y", "points") }));

        Assert.Equal("config artifact files history", run.Order);
        Assert.Equal(["_wandb", "visualize", "chart"], run.Records[0].Config.Update.Single().NestedKey);
        Assert.Equal("table-file", (string)run.Value("chart_table")["_type"]!);
        Assert.Equal("0.5", run.Value("loss").ToJsonString());
        Assert.DoesNotContain(run.Records[^1].History.Item, item => item.NestedKey[0] == "chart");
    }

    [Fact]
    public void The_config_is_written_again_only_when_it_changes()
    {
        TableRun run = TableRun.Of(run =>
        {
            run.Log("chart", Chart.Line(Points(), "x", "y"));
            run.Log("chart", Chart.Line(Points(), "x", "y"));
            run.Log("chart", Chart.Line(Points(), "x", "y", title: "other"));
        });

        Assert.Equal("config artifact files history artifact files history config artifact files history", run.Order);
    }

    [Fact]
    public void A_chart_shows_the_table_as_it_was()
    {
        Table table = Points();
        TableRun run = TableRun.Of(run =>
        {
            run.Log("chart", Chart.Bar(table, "x", "y"));
            table.AddRow(9, 9);
        });

        Assert.Equal("{\"columns\":[\"x\",\"y\"],\"data\":[[1,2],[3,4]]}", run.FileText());
    }

    [Fact]
    public void A_chart_in_a_dictionary_has_one_label_in_the_config_and_its_table_on_top()
    {
        TableRun run = TableRun.Of(run => run.Log(new Dictionary<string, object?> { ["outer"] = new Dictionary<string, object?> { ["inner"] = Chart.Histogram(Points(), "y") } }));

        Assert.Equal(["_wandb", "visualize", "outer.inner"], run.Records[0].Config.Update.Single().NestedKey);
        Assert.Equal("outer.inner_table", run.Records[^1].History.Item.First(item => item.NestedKey.Count == 2).NestedKey[0]);
    }

    [Fact]
    public void A_table_can_have_a_section_of_its_own()
    {
        TableRun run = TableRun.Of(run => run.Log("pr", Chart.Line(Points(), "x", "y", splitTable: true)), id: "abc12345");

        Assert.Equal("run-abc12345-CustomChartTablespr_table-qfGZgA", run.Artifacts.Single().Name);
        Assert.Equal("table-file", (string)run.Value("Custom Chart Tables/pr_table")["_type"]!);
        Assert.Contains("\"Custom Chart Tables/pr_table\"", run.ConfigItems.Single().ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_definition_can_be_drawn()
    {
        Chart chart = Chart.FromVega("team/my-chart", Points(), [new("x", "x"), new("color", null)]);

        JsonNode panel = TableRun.Of(run => run.Log("c", chart)).ConfigItems.Single()["panel_config"]!;

        Assert.StartsWith("""{"panelDefId":"team/my-chart","fieldSettings":{"x":"x","color":null},"stringSettings":{},""", panel.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_the_table_lacks_is_refused()
    {
        string message = Assert.Throws<ArgumentException>(() => Chart.Line(Points(), "x", "z")).Message;

        Assert.Contains("no column 'z' for 'y'", message, StringComparison.Ordinal);
        Assert.Contains("x, y", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_no_file_can_be_named_after_is_refused()
    {
        TableRun.Of(run => Assert.Throws<ArgumentException>(() => run.Log("a:b", Chart.Line(Points(), "x", "y"))));
    }

    [Fact]
    public void Series_end_with_the_shorter_side()
    {
        Chart chart = Chart.LineSeries<int, double>([[0, 1], [5, 6, 7]], [[1.5, 2.5, 3.5], [4.5, 5.5]], ["up", "down"], "t", "step");

        TableRun run = TableRun.Of(run => run.Log("s", chart));

        Assert.Equal("""{"columns":["step","lineKey","lineVal"],"data":[[0,"up",1.5],[1,"up",2.5],[5,"down",4.5],[6,"down",5.5]]}""", run.FileText());
        Assert.Throws<ArgumentException>(() => Chart.LineSeries<int, int>([[0]], [[1], [2]]));
        Assert.Throws<ArgumentException>(() => Chart.LineSeries<int, int>([0], [[1], [2]], ["one"]));
        Assert.Throws<ArgumentException>(() => Chart.LineSeries<int, int>([0], []));
    }

    private static Table Points()
    {
        Table table = new(["x", "y"]);
        table.AddRow(1, 2);
        table.AddRow(3, 4);
        return table;
    }
}
