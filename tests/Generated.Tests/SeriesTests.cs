using Instrument.Generated.Tests.Metrics;

namespace Instrument.Generated.Tests;

/// <summary>Histograms, families and numbers that are not finite, from the annotated member to the log.</summary>
public sealed class SeriesTests
{
    [Fact]
    public void Histogram_becomes_three_values_below_its_key()
    {
        var row = RecordedRun.Row(run => run.Log(new HistogramMetrics { Weights = [0, 1, 1, 2, 4, double.NaN, double.PositiveInfinity] }));
        Assert.Equal(["weights|_type", "weights|bins", "weights|values"], row.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("\"histogram\"", row["weights|_type"]);
        Assert.Equal("[1,2,1,1]", row["weights|values"]);
        Assert.Equal("[0,1,2,3,4]", row["weights|bins"]);
    }

    [Fact]
    public void Histogram_of_one_number_is_widened()
    {
        var row = RecordedRun.Row(run => run.Log(new HistogramMetrics { Counts = [3, 3], Memory = new float[] { 1, 2 } }));
        Assert.Equal(("[0,2]", "[2.5,3,3.5]"), (row["counts|values"], row["counts|bins"]));
        Assert.Equal(("[2]", "[1,2]"), (row["memory|values"], row["memory|bins"]));
    }

    [Fact]
    public void Histogram_without_finite_numbers_is_left_out() => Assert.Empty(RecordedRun.Row(run =>
        run.Log(new HistogramMetrics { Weights = [double.NaN], Counts = [] })));

    [Fact]
    public void Histograms_are_in_the_summary_unless_their_definition_says_no()
    {
        var records = RecordedRun.Records(run => run.Log(new HistogramMetrics { Weights = [1, 2], Counts = [1, 2] }));
        string[] keys = [.. records.Where(record => record.Summary is not null).SelectMany(record => record.Summary.Update).Select(item => string.Join('|', item.NestedKey))];
        Assert.Contains("weights|values", keys);
        Assert.DoesNotContain("counts|values", keys);
    }

    [Fact]
    public void Rows_of_one_step_join_their_histograms()
    {
        var row = RecordedRun.Row(run =>
        {
            run.Log(new HistogramMetrics { Weights = [1, 2] }, step: 5);
            run.Log(new HistogramMetrics { Weights = [5, 6], Counts = [1] }, step: 5);
        });
        Assert.Equal(("[5,5.25,5.5,5.75,6]", "[0,1]"), (row["weights|bins"], row["counts|values"]));
    }

    [Fact]
    public void Family_gives_each_element_a_key()
    {
        var row = RecordedRun.Row(run => run.Log(new FamilyMetrics { Norms = [1, 2.5f], Parts = [3, double.NaN], Big = [Int128.MaxValue] }));
        Assert.Equal(
            ["big/0=170141183460469231731687303715884105727", "layer/0/norm=1", "layer/1/norm=2.5", "part/embed=3"],
            row.Select(value => $"{value.Key}={value.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Elements_beyond_the_family_are_counted()
    {
        var row = RecordedRun.Row(run =>
        {
            run.Log(new FamilyMetrics { Norms = [1, 2, 3, 4, 5], Parts = [double.NaN, double.PositiveInfinity, 1] });
            Assert.Equal((3, 2), (run.LeftOut.BeyondFamily, run.LeftOut.NonFinite));
        });
        Assert.Equal(["layer/0/norm", "layer/1/norm", "layer/2/norm"], row.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Family_of_histograms_counts_each_element()
    {
        var row = RecordedRun.Row(run =>
        {
            run.Log(new HistogramFamilyMetrics { Loss = 7, Weights = [null, [0, 1, 2], [5]], Gradients = [new double[] { 3, 5 }] });
            Assert.Equal(1, run.LeftOut.BeyondFamily);
        });
        Assert.Equal(("[1,2]", "[0,1,2]"), (row["layer/1/weights|values"], row["layer/1/weights|bins"]));
        Assert.Equal(("[2]", "[3,5]", "7"), (row["layer/embed/grads|values"], row["layer/embed/grads|bins"], row["loss"]));
        Assert.Equal(7, row.Count);
    }

    [Fact]
    public void Family_of_histograms_may_be_missing_and_refuses_numbers_that_are_not_finite()
    {
        var row = RecordedRun.Row(run =>
        {
            var refused = Assert.Throws<ArgumentException>(() => run.Log(new HistogramFamilyMetrics { Gradients = [new double[] { 1 }, new[] { double.NaN }] }));
            Assert.Contains("layer/head/grads", refused.Message, StringComparison.Ordinal);
            run.Log(new HistogramFamilyMetrics { Loss = 1 });
        });
        Assert.Equal(["loss"], row.Keys);
    }

    [Fact]
    public void Families_nest()
    {
        var rows = RecordedRun.Rows(run =>
        {
            run.Log(new FamilyHolder { Epoch = 1, Last = "a" });
            run.Log(new FamilyHolder { Epoch = 2, Inner = new() { Norms = [7], Parts = [8, 9] }, Last = "b" });
        });
        Assert.Equal(["epoch", "last"], rows[0].Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["epoch", "inner/layer/0/norm", "inner/part/embed", "inner/part/head", "last"], rows[1].Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("9", "\"b\""), (rows[1]["inner/part/head"], rows[1]["last"]));
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_left_out_and_counted_or_refused()
    {
        var rows = RecordedRun.Rows(run =>
        {
            run.Log(new GuardedMetrics { Skip = double.NaN, Throw = 1 });
            Assert.Equal(1, run.LeftOut.NonFinite);
            var refused = Assert.Throws<ArgumentException>(() => run.Log(new GuardedMetrics { Skip = 2, Throw = float.NaN }));
            Assert.Contains("'throw' is NaN", refused.Message, StringComparison.Ordinal);
            run.Log(new GuardedMetrics { Skip = 3 });
        });
        Assert.Equal(["throw=1", "skip=3"], rows.Select(row => string.Join(',', row.Select(value => $"{value.Key}={value.Value}"))));
    }

    [Fact]
    public void Series_allocate_nothing_on_the_caller()
    {
        RecordedRun.Records(run =>
        {
            FamilyMetrics families = new() { Norms = [1, 2, 3], Parts = [1, 2] };
            HistogramMetrics histograms = new() { Weights = [1, 2, 3, 4], Counts = [1, 2] };
            for (int i = 0; i < 100; i++)
                Log();
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 100; i++)
                Log();
            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

            void Log()
            {
                run.Log(families);
                run.Log(histograms);
            }
        });
    }
}
