using Instrument.Generated;
using Instrument.Records;

namespace Instrument.Pipeline;

/// <summary>How a metric is summarised and drawn. Definitions of one metric merge (docs/wire/records.md §5.4).</summary>
/// <param name="Summary">The summary kinds, without <see cref="MetricSummary.None"/>.</param>
/// <param name="StatesSummary">Whether the definition says anything about the summary.</param>
/// <param name="InSummary">Whether the metric appears in the summary at all.</param>
/// <param name="Axis">Key of the x axis; <see langword="null"/> for the step.</param>
/// <param name="StepSync">Whether the axis is added to rows that lack it.</param>
/// <param name="Hidden">Whether there is no automatic chart.</param>
/// <param name="Goal">The better direction.</param>
internal sealed record MetricDefinition(
    MetricSummary Summary, bool StatesSummary, bool InSummary, string? Axis, bool StepSync, bool Hidden, MetricGoal Goal)
{
    /// <summary>Nothing is defined: the summary holds the plain last value.</summary>
    public static readonly MetricDefinition Empty = new(MetricSummary.Default, false, true, null, false, false, MetricGoal.Unset);

    /// <summary>The definition that a field's attribute states.</summary>
    public static MetricDefinition Of(MetricField field) => new(
        field.Summary & ~MetricSummary.None,
        field.Summary != MetricSummary.Default,
        (field.Summary & MetricSummary.None) == 0,
        field.Axis,
        field.Axis is not null && field.StepSync,
        field.Hidden,
        field.Goal);

    /// <summary>The definition that a record states.</summary>
    public static MetricDefinition Of(MetricRecord record)
    {
        Instrument.Records.MetricSummary? summary = record.Summary;
        MetricSummary kinds = (summary?.Min == true ? MetricSummary.Min : 0) | (summary?.Max == true ? MetricSummary.Max : 0)
            | (summary?.Mean == true ? MetricSummary.Mean : 0) | (summary?.Last == true ? MetricSummary.Last : 0)
            | (summary?.First == true ? MetricSummary.First : 0);
        return new MetricDefinition(
            kinds, summary is not null, summary?.None != true, record.StepMetric.Length == 0 ? null : record.StepMetric,
            record.Options?.StepSync == true, record.Options?.Hidden == true, (MetricGoal)record.Goal);
    }

    /// <summary>This definition with a later one for the same metric applied to it.</summary>
    public MetricDefinition Merge(MetricDefinition later) => new(
        Summary | later.Summary,
        StatesSummary || later.StatesSummary,
        later.StatesSummary ? later.InSummary : InSummary,
        later.Axis ?? Axis,
        StepSync || later.StepSync,
        Hidden || later.Hidden,
        later.Goal == MetricGoal.Unset ? Goal : later.Goal);

    /// <summary>The message of a metric record that states this definition.</summary>
    public MetricRecord ToRecord()
    {
        MetricRecord record = new()
        {
            StepMetric = Axis ?? "",
            Goal = (MetricRecord.Types.Goal)Goal,
            Options = new MetricOptions { Hidden = Hidden, StepSync = StepSync },
        };
        // An absent message means "no change", a present one sets the kinds (docs/wire/records.md §2.11).
        if (StatesSummary)
        {
            record.Summary = new Instrument.Records.MetricSummary
            {
                Min = Summary.HasFlag(MetricSummary.Min),
                Max = Summary.HasFlag(MetricSummary.Max),
                Mean = Summary.HasFlag(MetricSummary.Mean),
                Last = Summary.HasFlag(MetricSummary.Last),
                First = Summary.HasFlag(MetricSummary.First),
                None = !InSummary,
            };
        }
        return record;
    }
}
