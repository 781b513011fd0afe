using Instrument.Records;

namespace Instrument.Reading.Scanning;

/// <summary>Merges run records as syncing does: an empty field says nothing (docs/wire/records.md §2.5).</summary>
internal static class RunInfoRecords
{
    public static RunInfo Merge(RunInfo known, RunRecord record) => known with
    {
        Id = Text(record.RunId) ?? known.Id,
        Entity = Text(record.Entity) ?? known.Entity,
        Project = Text(record.Project) ?? known.Project,
        Name = Text(record.DisplayName) ?? known.Name,
        Notes = Text(record.Notes) ?? known.Notes,
        Tags = record.Tags.Count == 0 ? known.Tags : [.. record.Tags],
        Group = Text(record.RunGroup) ?? known.Group,
        JobType = Text(record.JobType) ?? known.JobType,
        SweepId = Text(record.SweepId) ?? known.SweepId,
        Host = Text(record.Host) ?? known.Host,
        StartTime = RecordTime.Of(record.StartTime) ?? known.StartTime,
    };

    private static string? Text(string text) => text.Length == 0 ? null : text;
}
