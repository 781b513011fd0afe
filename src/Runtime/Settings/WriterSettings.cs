using Instrument.Records;

namespace Instrument.Settings;

/// <summary>Who writes the run: alone, or as one of several processes (docs/wire/online.md §6). It stands in the log, so that a log that is sent later is sent as the same writer's.</summary>
internal sealed record WriterSettings
{
    /// <summary>The writer's id, new for each log: whose environment, and whose lines of a shared run.</summary>
    public string Id { get; init; } = "";

    /// <summary>What people tell writers apart by; <see langword="null"/> for none.</summary>
    public string? Label { get; init; }

    /// <summary>Whether other processes write the run too.</summary>
    public bool IsShared { get; init; }

    /// <summary>Whether config, summary and metadata become files of the run.</summary>
    public bool IsPrimary { get; init; } = true;

    /// <summary>Whether the end of this writer is the end of the run.</summary>
    public bool EndsRun { get; init; } = true;

    /// <summary>The parts that console output is filed in; <see langword="null"/> for one file.</summary>
    public ConsoleParts? Parts { get; init; }

    /// <summary>Reads what a log says of its writer.</summary>
    public static WriterSettings Of(RunRecord run) => run.Writer is not { } writer ? new WriterSettings() : new WriterSettings
    {
        Id = writer.Id,
        Label = writer.Label.Length == 0 ? null : writer.Label,
        IsShared = writer.IsShared,
        IsPrimary = !writer.IsSecondary,
        EndsRun = !writer.LeavesRunOpen,
        Parts = writer.ConsoleParts is { } parts ? new ConsoleParts(parts.MaxBytes, TimeSpan.FromMilliseconds(parts.MaxMilliseconds)) : null,
    };

    /// <summary>What the log is to say; <see langword="null"/> for a writer like those that know nothing of others.</summary>
    public WriterRecord? ToRecord() => this == new WriterSettings { Id = Id } ? null : new WriterRecord
    {
        Id = Id,
        Label = Label ?? "",
        IsShared = IsShared,
        IsSecondary = !IsPrimary,
        LeavesRunOpen = !EndsRun,
        ConsoleParts = Parts is null ? null : new ConsolePartsRecord { MaxBytes = Parts.MaxBytes, MaxMilliseconds = (long)Parts.MaxDuration.TotalMilliseconds },
    };
}
