using Instrument.Generated;

namespace Instrument.Runtime.Tests.Pipeline;

/// <summary>Step sync (docs/wire/records.md §5.4): a row that lacks its axis gets the axis' last value.</summary>
public sealed class RowProcessorAxisTests : IDisposable
{
    private static readonly MetricSchema Validation = new("Validation", new MetricField("loss", MetricKind.Double) { Axis = "epoch" });
    private readonly ProcessorRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void The_axis_last_logged_number_is_added()
    {
        _run.Log(null, ("epoch", 3));
        _run.Log(Validation, null, 0.5);
        _run.Log(null, ("epoch", 4.5));
        _run.Log(Validation, null, 0.25);

        Assert.Equal(["0: epoch=3", "1: loss=0.5 epoch=3", "2: epoch=4.5", "3: loss=0.25 epoch=4.5"], _run.CompleteRows());
    }

    [Fact]
    public void An_axis_that_was_never_logged_is_zero()
    {
        _run.Log(Validation, null, 0.5);

        Assert.Equal(["0: loss=0.5 epoch=0"], _run.CompleteRows());
    }

    [Fact]
    public void An_axis_that_is_no_number_leaves_the_last_number()
    {
        _run.Log(null, ("epoch", 2));
        _run.Log(null, ("epoch", "three"));
        _run.Log(Validation, null, 0.5);

        Assert.Equal("2: loss=0.5 epoch=2", _run.CompleteRows()[2]);
    }

    [Fact]
    public void A_row_that_has_the_axis_keeps_its_own_value()
    {
        _run.Log(null, ("epoch", 3));
        _run.Log(7, ("epoch", 9));
        _run.Log(Validation, 7, 0.5);

        Assert.Equal(["0: epoch=3", "7: epoch=9 loss=0.5"], _run.CompleteRows());
    }

    [Fact]
    public void Nothing_is_added_without_step_sync()
    {
        MetricSchema schema = new("Unsynced", new MetricField("loss", MetricKind.Double) { Axis = "epoch", StepSync = false });
        _run.Log(schema, null, 0.5);

        Assert.Equal(["0: loss=0.5"], _run.CompleteRows());
    }

    [Fact]
    public void Nothing_is_added_to_a_row_without_the_metric()
    {
        MetricSchema schema = new("Optional", new MetricField("loss", MetricKind.Double, optional: true) { Axis = "epoch" }, new MetricField("x", MetricKind.Double));
        _run.Log(schema, null, null, 1);

        Assert.Equal(["0: x=1"], _run.CompleteRows());
    }

    [Fact]
    public void Several_metrics_of_one_axis_add_it_once()
    {
        MetricSchema schema = new(
            "Several", new MetricField("a", MetricKind.Double) { Axis = "epoch" }, new MetricField("b", MetricKind.Double) { Axis = "epoch" });
        _run.Log(schema, null, 1, 2);

        Assert.Equal(["0: a=1 b=2 epoch=0"], _run.CompleteRows());
    }

    [Fact]
    public void An_axis_may_have_an_axis()
    {
        MetricSchema schema = new(
            "Chain", new MetricField("loss", MetricKind.Double, optional: true) { Axis = "epoch" }, new MetricField("epoch", MetricKind.Double, optional: true) { Axis = "tokens" });
        _run.Log(null, ("tokens", 1000));
        _run.Log(schema, null, 0.5, null);

        Assert.Equal("1: loss=0.5 epoch=0 tokens=1000", _run.CompleteRows()[1]);
    }

    [Fact]
    public void Metrics_may_be_each_others_axis_and_their_own()
    {
        MetricSchema schema = new(
            "Circle",
            new MetricField("a", MetricKind.Double, optional: true) { Axis = "b" },
            new MetricField("b", MetricKind.Double, optional: true) { Axis = "a" },
            new MetricField("c", MetricKind.Double) { Axis = "c" });
        _run.Log(schema, null, 1, null, 3);

        Assert.Equal(["0: a=1 c=3 b=0"], _run.CompleteRows());
    }

    [Theory]
    [InlineData("_step")]
    [InlineData("_runtime")]
    [InlineData("_timestamp")]
    public void An_automatic_value_as_axis_is_in_the_row_once(string axis)
    {
        MetricSchema schema = new("Automatic" + axis, new MetricField("loss", MetricKind.Double) { Axis = axis });
        _run.Log(schema, null, 0.5);
        _run.Log(schema, null, 0.25);

        // The rows' reader fails for a key that a row has twice.
        Assert.Equal(["0: loss=0.5", "1: loss=0.25"], _run.CompleteRows());
    }
}
