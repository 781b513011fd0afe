using System.Text;
using System.Text.Json.Nodes;
using Instrument.Tables;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Charts;

/// <summary>
/// Curves and matrices of classifiers: the vectors of the reference (docs/wire/media.md §22.4), and random data held against counting by
/// definition.
/// </summary>
public sealed class ClassChartTests(ITestOutputHelper output)
{
    [Fact]
    public void The_roc_curve_is_that_of_the_reference()
    {
        Assert.Equal("[[0,0.0,0.0],[0,1.0,0.0],[0,1.0,1.0],[1,0.0,0.0],[1,1.0,0.0],[1,1.0,1.0]]", Rows(Chart.RocCurve<double>([0, 1], [[.4, .6], [.8, .2]])));
        Assert.Equal("[[0,0.0,0.0],[0,0.0,1.0],[0,1.0,1.0],[1,0.0,0.0],[1,0.0,1.0],[1,1.0,1.0]]", Rows(Chart.RocCurve<double>([0, 1], [[.4, .6], [.3, .7]])));
    }

    [Fact]
    public void The_pr_curve_is_that_of_the_reference()
    {
        Assert.Equal(
            "[[0,0.5,1.0],[0,0.5,0.667],[0,0.5,0.333],[0,1.0,0.0],[1,0.5,1.0],[1,0.5,0.667],[1,0.5,0.333],[1,1.0,0.0]]",
            Rows(Chart.PrCurve<double>([0, 1], [[.4, .6], [.8, .2]], recalls: 4)));
    }

    [Fact]
    public void The_confusion_matrix_is_that_of_the_reference()
    {
        Assert.Equal("""[["cat","cat",2.0],["cat","dog",0.0],["dog","cat",1.0],["dog","dog",1.0]]""", Rows(Chart.ConfusionMatrix([0, 0, 1, 1], [0, 0, 0, 1], ["cat", "dog"])));
        Assert.Equal("""[["Class_1","Class_1",0.0],["Class_1","Class_2",1.0],["Class_2","Class_1",0.0],["Class_2","Class_2",1.0]]""", Rows(Chart.ConfusionMatrix([3, 7], [7, 7])));
        Assert.Equal("""[["a","a",1.0],["a","b",0.0],["b","a",1.0],["b","b",0.0]]""", Rows(Chart.ConfusionMatrix<float>([0, 1], [[.9f, .1f], [.5f, .5f]], ["a", "b"])));
    }

    [Fact]
    public void Curves_are_what_counting_by_definition_gives()
    {
        Random random = Seed.Random(output);
        for (int round = 0; round < 200; round++)
        {
            int classes = random.Next(2, 5);
            int examples = random.Next(1, 40);
            int[] actual = [.. Enumerable.Range(0, examples).Select(_ => random.Next(classes))];
            // Few values, so that many scores are equal.
            double[] scores = [.. Enumerable.Range(0, examples * classes).Select(_ => random.Next(8) / 8.0)];
            foreach (int label in actual.Distinct())
            {
                (double Score, bool IsPositive)[] ranked = [.. actual.Select((other, i) => (scores[(i * classes) + label], other == label))];
                Assert.Equal(Text(RocByDefinition(ranked)), Rows(Chart.RocCurve<double>(actual, scores, classes: [label])).Replace($"[{label},", "[", StringComparison.Ordinal));
                Assert.Equal(Text(PrByDefinition(ranked, 21)), Rows(Chart.PrCurve<double>(actual, scores, classes: [label])).Replace($"[{label},", "[", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void A_class_that_no_example_has_is_not_drawn()
    {
        JsonNode rows = JsonNode.Parse(Rows(Chart.RocCurve<double>([0, 2], [[.5, .3, .2], [.2, .2, .6]], ["a", "b", "c"])))!;

        Assert.Equal(["a", "c"], rows.AsArray().Select(row => (string)row![0]!).Distinct());
    }

    [Fact]
    public void A_rate_of_nothing_is_no_number()
    {
        Assert.Equal("[[0,NaN,0.0],[0,NaN,1.0]]", Rows(Chart.RocCurve<double>([0], [[.5, .5]])));
    }

    [Fact]
    public void A_long_curve_keeps_its_ends_and_as_many_points_as_are_drawn()
    {
        Random random = Seed.Random(output);
        const int Examples = 60_000;
        int[] actual = [.. Enumerable.Range(0, Examples).Select(_ => random.Next(2))];
        double[] scores = [.. Enumerable.Range(0, Examples * 2).Select(_ => random.NextDouble())];

        JsonArray rows = JsonNode.Parse(Rows(Chart.RocCurve<double>(actual, scores)))!.AsArray();

        Assert.Equal(10_000, rows.Count);
        Assert.Equal("[0,0.0,0.0] [0,1.0,1.0] [1,0.0,0.0] [1,1.0,1.0]", $"{rows[0]!.ToJsonString()} {rows[4999]!.ToJsonString()} {rows[5000]!.ToJsonString()} {rows[9999]!.ToJsonString()}");
    }

    [Fact]
    public void Data_that_does_not_fit_together_is_refused()
    {
        AssertRefused("no example", () => Chart.RocCurve<double>([], Array.Empty<double>()));
        AssertRefused("5 scores for 2 examples", () => Chart.RocCurve<double>([0, 1], [1, 2, 3, 4, 5]));
        AssertRefused("Example 1 has 1 scores", () => Chart.RocCurve<double>([0, 1], [[.5, .5], [.5]]));
        AssertRefused("score of class 1 of example 0 is NaN", () => Chart.PrCurve<double>([0], [.5, double.NaN]));
        AssertRefused("2 is no class", () => Chart.PrCurve<double>([2], [.5, .5]));
        AssertRefused("3 is no class", () => Chart.PrCurve<double>([0], [.5, .5], classes: [3]));
        AssertRefused("1 names for 2 classes", () => Chart.PrCurve<double>([0], [.5, .5], ["one"]));
        AssertRefused("2 actual classes and 1 predicted", () => Chart.ConfusionMatrix([0, 1], [0]));
        AssertRefused("no example", () => Chart.ConfusionMatrix([], Array.Empty<int>()));
        AssertRefused("class 2 has no name", () => Chart.ConfusionMatrix([0], [2], ["a", "b"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Chart.PrCurve<double>([0], [.5, .5], recalls: 1));
    }

    private static void AssertRefused(string reason, Func<Chart> make) => Assert.Contains(reason, Assert.Throws<ArgumentException>(make).Message, StringComparison.Ordinal);

    // The rows of the chart's table as its file has them.
    private static string Rows(Chart chart)
    {
        string text = FileText((Table)chart.Table);
        return text[(text.IndexOf("\"data\":", StringComparison.Ordinal) + 7)..^1];
    }

    private static List<(double, double)> RocByDefinition((double Score, bool IsPositive)[] ranked)
    {
        double positives = ranked.Count(example => example.IsPositive);
        double negatives = ranked.Length - positives;
        List<(int False, int True)> counts = [.. ranked.Select(example => example.Score).Distinct().OrderDescending()
            .Select(threshold => (ranked.Count(example => example.Score >= threshold && !example.IsPositive), ranked.Count(example => example.Score >= threshold && example.IsPositive)))];
        List<(double, double)> points = [(0 / negatives, 0)];
        for (int i = 0; i < counts.Count; i++)
        {
            bool isCorner = i == 0 || i == counts.Count - 1
                || counts[i - 1].False + counts[i + 1].False != 2 * counts[i].False || counts[i - 1].True + counts[i + 1].True != 2 * counts[i].True;
            if (isCorner)
                points.Add((counts[i].False / negatives, counts[i].True / positives));
        }
        return points;
    }

    // The precision at a recall is the best one of all thresholds that reach it.
    private static List<(double, double)> PrByDefinition((double Score, bool IsPositive)[] ranked, int recalls)
    {
        double positives = ranked.Count(example => example.IsPositive);
        List<(double Precision, double Recall)> points = [(1, 0)];
        foreach (double threshold in ranked.Select(example => example.Score).Distinct())
        {
            double chosen = ranked.Count(example => example.Score >= threshold);
            double hits = ranked.Count(example => example.Score >= threshold && example.IsPositive);
            points.Add((hits / chosen, hits / positives));
        }
        return [.. Enumerable.Range(0, recalls).Select(i => i == recalls - 1 ? 0.0 : 1 + (i * (-1.0 / (recalls - 1))))
            .Select(recall => (points.Where(point => point.Recall >= recall).Max(point => point.Precision), recall))];
    }

    private static string Text(List<(double First, double Second)> points)
    {
        Table table = new(["a", "b"]);
        foreach ((double first, double second) in points)
            table.AddRow(Math.Round(first, 3, MidpointRounding.ToEven), Math.Round(second, 3, MidpointRounding.ToEven));
        string text = FileText(table);
        return text[(text.IndexOf("\"data\":", StringComparison.Ordinal) + 7)..^1];
    }

    // Without a run, because there are hundreds.
    private static string FileText(Table table)
    {
        using MemoryStream file = new();
        TableFiles.WriteRunFile((TablePicture)table.Capture(), null, file);
        return Encoding.UTF8.GetString(file.ToArray());
    }
}
