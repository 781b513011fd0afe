using Instrument.Runtime.Tests.Tables;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Charts;

/// <summary>The charts of the golden scenario <c>full-offline</c>, written with Instrument, give the official client's records in their order.</summary>
public sealed class GoldenChartTests
{
    [Fact]
    public void Charts_give_the_same_records()
    {
        using TemporaryDirectory directory = new();
        Table table = new(["x", "y", "s"]);
        table.AddRow(0, 1.0, "a");
        table.AddRow(1, 4.0, "a");
        table.AddRow(2, 9.0, "b");
        int[] actual = [0, 0, 1, 0];
        double[][] scores = [[.9, .1], [.8, .2], [.6, .4], [.3, .7]];

        Dictionary<long, List<string>> ours = GoldenRun.Of(directory.Path, run =>
        {
            run.Log("plot/line", Chart.Line(table, "x", "y", "s", "line title"), step: 117);
            run.Log("plot/scatter", Chart.Scatter(table, "x", "y", "scatter title"), step: 118);
            run.Log("plot/bar", Chart.Bar(table, "s", "y", "bar title"), step: 119);
            run.Log("plot/hist", Chart.Histogram(table, "y", "hist title"), step: 120);
            run.Log("plot/line_split", Chart.Line(table, "x", "y", title: "split", splitTable: true), step: 121);
            run.Log("plot/series", Chart.LineSeries<int, int>([0, 1, 2], [[1, 2, 3], [3, 2, 1]], ["up", "down"], "series", "t"), step: 122);
            run.Log("plot/series2", Chart.LineSeries<int, int>([[0, 1], [0, 2]], [[1, 2], [3, 4]]), step: 123);
            run.Log("plot/conf", Chart.ConfusionMatrix([0, 0, 1, 1], [0, 0, 0, 1], ["cat", "dog"], "conf"), step: 124);
            run.Log("plot/roc1", Chart.RocCurve<double>(actual, scores, classes: [1]), step: 127);
            run.Log("plot/custom", Chart.FromVega("golden/my-chart", table, [new("x", "x"), new("y", "y")], [new("title", "mine")]), step: 129);
            run.Log(new Dictionary<string, object?> { ["plot_nested"] = new Dictionary<string, object?> { ["inner"] = Chart.Bar(table, "s", "y", "nested bar") } }, step: 130);
            run.Log("plot.dot", Chart.Bar(table, "s", "y"), step: 131);
            run.Log(new Dictionary<string, object?> { ["plot/with"] = Chart.Bar(table, "s", "y"), ["plot_scalar"] = 1 }, step: 132);
        });

        GoldenRun.AssertSame(13, ours);
    }

    [Fact]
    public void Curves_with_names_differ_from_the_official_ones_in_the_type_of_names_alone()
    {
        using TemporaryDirectory directory = new();
        int[] actual = [0, 0, 1, 0];
        double[][] scores = [[.9, .1], [.8, .2], [.6, .4], [.3, .7]];

        Dictionary<long, List<string>> ours = GoldenRun.Of(directory.Path, run =>
        {
            run.Log("plot/pr", Chart.PrCurve<double>(actual, scores, ["cat", "dog"], recalls: 5, title: "pr"), step: 125);
            run.Log("plot/roc", Chart.RocCurve<double>(actual, scores, ["cat", "dog"], title: "roc"), step: 126);
        });
        Dictionary<long, List<string>> official = GoldenRun.Official;

        Assert.Equal(official[125][0], ours[125][0]);
        Assert.Equal(official[126][0], ours[126][0]);
        // The points of the recorded PR curve come from a stand-in of the recording; those of the ROC curve are of this data.
        Assert.Equal(official[126][2], ours[126][2]);
    }
}
