using Instrument.Generated;
using Instrument.Pipeline;

namespace Instrument.Runtime.Tests.Pipeline;

/// <summary>The merge rules of docs/wire/records.md §5.4.</summary>
public sealed class MetricDefinitionTests
{
    private static MetricDefinition Empty => MetricDefinition.Empty;

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(false, true, true)]
    [InlineData(true, false, true)]
    [InlineData(true, true, true)]
    public void Step_sync_and_hidden_cannot_be_taken_back(bool earlier, bool later, bool expected)
    {
        Assert.Equal(expected, (Empty with { Hidden = earlier }).Merge(Empty with { Hidden = later }).Hidden);
        Assert.Equal(expected, (Empty with { StepSync = earlier }).Merge(Empty with { StepSync = later }).StepSync);
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("epoch", null, "epoch")]
    [InlineData(null, "epoch", "epoch")]
    [InlineData("epoch", "tokens", "tokens")]
    public void An_axis_is_replaced_by_a_later_one(string? earlier, string? later, string? expected) =>
        Assert.Equal(expected, (Empty with { Axis = earlier }).Merge(Empty with { Axis = later }).Axis);

    [Theory]
    [InlineData(MetricGoal.Minimize, MetricGoal.Unset, MetricGoal.Minimize)]
    [InlineData(MetricGoal.Unset, MetricGoal.Maximize, MetricGoal.Maximize)]
    [InlineData(MetricGoal.Minimize, MetricGoal.Maximize, MetricGoal.Maximize)]
    public void A_goal_is_replaced_by_a_later_one(MetricGoal earlier, MetricGoal later, MetricGoal expected) =>
        Assert.Equal(expected, (Empty with { Goal = earlier }).Merge(Empty with { Goal = later }).Goal);

    [Theory]
    [InlineData(MetricSummary.Default, MetricSummary.Default, MetricSummary.Default, true)]
    [InlineData(MetricSummary.Min, MetricSummary.Default, MetricSummary.Min, true)]
    [InlineData(MetricSummary.Default, MetricSummary.Max, MetricSummary.Max, true)]
    [InlineData(MetricSummary.Min, MetricSummary.Max, MetricSummary.Min | MetricSummary.Max, true)]
    [InlineData(MetricSummary.None, MetricSummary.Default, MetricSummary.Default, false)]
    [InlineData(MetricSummary.None, MetricSummary.Max, MetricSummary.Max, true)]
    [InlineData(MetricSummary.Min, MetricSummary.None, MetricSummary.Min, false)]
    [InlineData(MetricSummary.Default, MetricSummary.None | MetricSummary.Last, MetricSummary.Last, false)]
    public void Summaries_add_up_and_a_stated_one_decides_whether_there_is_any(
        MetricSummary earlier, MetricSummary later, MetricSummary expected, bool inSummary)
    {
        MetricDefinition merged = Of(earlier).Merge(Of(later));

        Assert.Equal(expected, merged.Summary);
        Assert.Equal(inSummary, merged.InSummary);
    }

    [Fact]
    public void Step_sync_means_nothing_without_an_axis()
    {
        Assert.False(MetricDefinition.Of(new MetricField("a", MetricKind.Double)).StepSync);
        Assert.True(MetricDefinition.Of(new MetricField("a", MetricKind.Double) { Axis = "epoch" }).StepSync);
        Assert.False(MetricDefinition.Of(new MetricField("a", MetricKind.Double) { Axis = "epoch", StepSync = false }).StepSync);
    }

    [Fact]
    public void An_empty_definition_changes_nothing()
    {
        MetricDefinition full = new(MetricSummary.Min, true, false, "epoch", true, true, MetricGoal.Maximize);

        Assert.Equal(full, full.Merge(Empty));
        Assert.Equal(full, Empty.Merge(full));
    }

    private static MetricDefinition Of(MetricSummary summary) => MetricDefinition.Of(new MetricField("a", MetricKind.Double) { Summary = summary });
}
