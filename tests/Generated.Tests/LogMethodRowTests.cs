using Instrument.Generated.Tests.Metrics;

namespace Instrument.Generated.Tests;

/// <summary>Rows of partial methods, and of types whose generated parts read them.</summary>
public sealed class LogMethodRowTests
{
    [Fact]
    public void Parameters_become_a_row() => Assert.Equal(
        "val/accuracy=0.5,val/loss=1.5", Text(run => run.LogValidation(1.5, 0.5)));

    [Fact]
    public void Parameters_that_are_null_are_left_out_and_the_step_is_kept()
    {
        var rows = RecordedRun.Records(run => run.LogValidation(2, null, step: 7))
            .Where(record => record.History is not null).Select(record => record.History).ToArray();
        Assert.Equal(7, Assert.Single(rows).Step.Num);
        Assert.DoesNotContain(rows[0].Item, item => item.NestedKey[0] == "val/accuracy");
    }

    [Fact]
    public void Prefix_spans_and_groups_of_a_method() => Assert.Equal(
        "eval/layer/0=4,eval/note=\"n\",eval/phase=7,eval/point/x=1,eval/scores|_type=\"histogram\",eval/scores|bins=[0,1,2],eval/scores|values=[1,2]",
        Text(run => Reports.LogEvaluation(Phase.Main, run, [0, 1, 2], [4], new PointMetrics(1, null), "n")));

    [Fact]
    public void Instance_method_uses_the_run_of_its_type() => Assert.Equal("reported=3", Text(run => new Reporter(run).Report(3)));

    [Fact]
    public void Private_members_are_logged() => Assert.Equal("guarded=2,hidden=2", Text(run =>
    {
        HiddenMetrics metrics = new();
        metrics.Raise();
        run.Log(metrics);
    }));

    [Fact]
    public void Private_members_nest() =>
        Assert.Equal("inner/guarded=2,inner/hidden=1", Text(run => run.Log(new HiddenHolder { Inner = new() })));

    [Fact]
    public void Private_types_log_themselves() => Assert.Equal("secret=5", Text(HiddenMetrics.LogSecret));

    [Fact]
    public void Generic_types_log_themselves() => Assert.Equal("generic=4", Text(run => new GenericMetrics<int>(4, 1).LogTo(run)));

    private static string Text(Action<Run> log) => string.Join(
        ',', RecordedRun.Row(log).OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => $"{value.Key}={value.Value}"));
}
