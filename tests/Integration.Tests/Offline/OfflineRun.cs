using Instrument.Testing;
using Record = Instrument.Records.Record;

namespace Instrument.Integration.Tests.Offline;

/// <summary>Starts runs that touch nothing but a directory of the test, and reads what they wrote.</summary>
internal static class OfflineRun
{
    /// <summary>Options for a run in <paramref name="directory"/> that ignores the machine's environment.</summary>
    public static RunOptions Options(TemporaryDirectory directory, string? runId = null) => new()
    {
        Project = "golden-project",
        Entity = "golden",
        RunId = runId,
        Directory = directory.Path,
        Mode = RunMode.Offline,
        Quiet = true,
        Reinit = Reinit.CreateNew,
        // What takes time to learn of the machine comes anywhere among the records.
        Metadata = RunMetadata.Host,
        // The console belongs to the process, and so to all tests that run now.
        Console = ConsoleMode.Off,
        EnvironmentVariable = name => name == "WANDB_HOST" ? "golden-host" : null,
    };

    /// <summary>The records of a finished run.</summary>
    public static IReadOnlyList<Record> Records(Run run) => LogDecoder.Decode(run.LogPath!);

    /// <summary>The history rows: key (segments joined by dots) to JSON text.</summary>
    public static List<Dictionary<string, string>> History(IEnumerable<Record> records) =>
    [
        .. records.Where(record => record.History is not null)
            .Select(record => record.History.Item.ToDictionary(item => string.Join('.', item.NestedKey), item => item.ValueJson)),
    ];

    /// <summary>The summary after all records, applied in order.</summary>
    public static Dictionary<string, string> Summary(IEnumerable<Record> records)
    {
        Dictionary<string, string> summary = [];
        foreach (var item in records.Where(record => record.Summary is not null).SelectMany(record => record.Summary.Update))
            summary[item.NestedKey.Count == 0 ? item.Key : string.Join('.', item.NestedKey)] = item.ValueJson;
        return summary;
    }
}
