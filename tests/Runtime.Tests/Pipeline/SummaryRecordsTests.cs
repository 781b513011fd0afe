using System.Text;
using Instrument.Generated;
using Instrument.Pipeline;
using Instrument.Records;
using Instrument.Rows;

namespace Instrument.Runtime.Tests.Pipeline;

/// <summary>Derived summaries (docs/wire/records.md §5.5).</summary>
public sealed class SummaryRecordsTests
{
    [Theory]
    [InlineData(MetricSummary.Default, "3")]
    [InlineData(MetricSummary.Min, "{\"min\":1}")]
    [InlineData(MetricSummary.Max, "{\"max\":5}")]
    [InlineData(MetricSummary.Mean, "{\"mean\":3}")]
    [InlineData(MetricSummary.Last, "{\"last\":3}")]
    [InlineData(MetricSummary.First, "{\"first\":5}")]
    [InlineData(MetricSummary.Min | MetricSummary.Max | MetricSummary.Mean | MetricSummary.Last | MetricSummary.First, "{\"first\":5,\"last\":3,\"max\":5,\"mean\":3,\"min\":1}")]
    [InlineData(MetricSummary.None, null)]
    [InlineData(MetricSummary.None | MetricSummary.Min, null)]
    public void Each_kind_has_its_value(MetricSummary summary, string? expected) => Assert.Equal(expected, ValueOf(summary, 5.0, 1.0, 3.0));

    [Fact]
    public void The_worked_example_of_the_reference()
    {
        const MetricSummary MinLast = MetricSummary.Min | MetricSummary.Last;

        Assert.Equal("{\"last\":0.5,\"min\":0.5}", ValueOf(MinLast, 0.5));
        Assert.Equal("{\"last\":0.7,\"min\":0.5}", ValueOf(MinLast, 0.5, 0.7));
    }

    [Theory]
    [InlineData(1.0, double.NaN, 2.0)]
    [InlineData(double.NaN, 1.0, 2.0)]
    public void A_nan_makes_min_max_and_mean_nan_for_good(double first, double second, double third) => Assert.Equal(
        "{\"last\":2,\"max\":NaN,\"mean\":NaN,\"min\":NaN}",
        ValueOf(MetricSummary.Min | MetricSummary.Max | MetricSummary.Mean | MetricSummary.Last, first, second, third));

    [Fact]
    public void Text_changes_first_and_last_only()
    {
        const MetricSummary All = MetricSummary.First | MetricSummary.Last | MetricSummary.Min | MetricSummary.Max | MetricSummary.Mean;

        Assert.Equal("{\"first\":\"a\\\"\",\"last\":\"b\",\"max\":0,\"mean\":NaN,\"min\":0}", ValueOf(All, "a\"", "b"));
        Assert.Equal("{\"first\":2,\"last\":\"b\",\"max\":2,\"mean\":2,\"min\":2}", ValueOf(All, 2.0, "b"));
        Assert.Equal("\"a\"", ValueOf(MetricSummary.Default, "a"));
    }

    [Fact]
    public void Null_has_no_item_but_is_the_last_value_of_a_kind()
    {
        Assert.Null(ValueOf(MetricSummary.Default, 1.0, null));
        Assert.Equal("{\"last\":null,\"min\":1}", ValueOf(MetricSummary.Last | MetricSummary.Min, 1.0, null));
    }

    [Fact]
    public void A_metric_without_a_value_has_no_summary() => Assert.Null(ValueOf(MetricSummary.Min));

    [Fact]
    public void Only_what_changed_since_the_last_record_is_in_the_next_one()
    {
        MetricTrack a = new(["a"]);
        MetricTrack nested = new(["train", "loss"]);
        Update(a, 1.0);
        Update(nested, 2.0);

        Assert.Equal(
            [new SummaryItem { NestedKey = { "a" }, ValueJson = "1" }, new SummaryItem { NestedKey = { "train", "loss" }, ValueJson = "2" }],
            SummaryRecords.Changes([a, nested])!.Summary.Update);
        Assert.Null(SummaryRecords.Changes([a, nested]));
        Update(a, 3.0);
        Assert.Equal([new SummaryItem { NestedKey = { "a" }, ValueJson = "3" }], SummaryRecords.Changes([a, nested])!.Summary.Update);
    }

    [Fact]
    public void The_timing_record_has_whole_seconds_under_both_keys() => Assert.Equal(
        [new SummaryItem { NestedKey = { "_wandb", "runtime" }, ValueJson = "15" }, new SummaryItem { Key = "_runtime", ValueJson = "15" }],
        SummaryRecords.Timing(15).Summary.Update);

    private static string? ValueOf(MetricSummary summary, params object?[] values)
    {
        MetricDefinition definition = MetricDefinition.Of(new MetricField("m", MetricKind.Double) { Summary = summary });
        MetricTrack metric = new(["m"]);
        metric.Summarize(definition.Summary, definition.InSummary);
        foreach (object? value in values)
            Update(metric, value);
        return SummaryRecords.ValueOf(metric);
    }

    private static void Update(MetricTrack metric, object? value) => metric.Update(value switch
    {
        double number => new RowValue(MetricKind.Double, BitConverter.DoubleToUInt64Bits(number), 0, default),
        string text => new RowValue(MetricKind.String, 0, 0, Encoding.UTF8.GetBytes(text)),
        _ => new RowValue(MetricKind.Json, 0, 0, "null"u8),
    });
}
