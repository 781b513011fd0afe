using Instrument.Records;

namespace Instrument.Reading.Scanning;

/// <summary>The definitions of metrics, merged as the official client does it (docs/wire/records.md §5.4).</summary>
internal sealed class DefinitionTable
{
    private readonly OrderedDictionary<(string Name, bool IsPattern), DefinedMetric> _definitions = [];

    public IReadOnlyList<DefinedMetric> All => [.. _definitions.Values];

    public void Apply(MetricRecord record)
    {
        bool isPattern = record.Name.Length == 0;
        string name = isPattern ? record.GlobName : record.Name;
        if (name.Length == 0)
            return;
        if (record.Control?.Overwrite == true || !_definitions.TryGetValue((name, isPattern), out DefinedMetric? known))
            known = new DefinedMetric { Name = name, IsPattern = isPattern, FromPattern = record.ExpandedFromGlob };
        _definitions[(name, isPattern)] = known with
        {
            Axis = record.StepMetric.Length == 0 ? known.Axis : record.StepMetric,
            StepSync = known.StepSync || record.Options?.StepSync == true,
            Hidden = known.Hidden || record.Options?.Hidden == true,
            Summary = record.Summary is { } summary ? Merge(known.Summary, summary) : known.Summary,
            Goal = record.Goal == MetricRecord.Types.Goal.Unset ? known.Goal : (MetricGoal)record.Goal,
        };
    }

    // The kinds add up, but whether there is a summary at all is said anew each time. "best" and "copy" have no effect.
    private static MetricSummary Merge(MetricSummary known, Records.MetricSummary stated) =>
        (known & ~MetricSummary.None)
        | (stated.Min ? MetricSummary.Min : 0)
        | (stated.Max ? MetricSummary.Max : 0)
        | (stated.Mean ? MetricSummary.Mean : 0)
        | (stated.Last ? MetricSummary.Last : 0)
        | (stated.First ? MetricSummary.First : 0)
        | (stated.None ? MetricSummary.None : 0);
}
