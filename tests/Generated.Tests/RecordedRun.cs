using Instrument.Testing;
using Record = Instrument.Records.Record;

namespace Instrument.Generated.Tests;

/// <summary>Runs code with an offline run and reads back what it left in the log.</summary>
internal static class RecordedRun
{
    /// <summary>The history rows: JSON by key, the segments of a key parted by a bar, without the values that every row gets.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(Action<Run> log) => [.. Records(log)
        .Where(record => record.RecordTypeCase == Record.RecordTypeOneofCase.History)
        .Select(record => record.History.Item
            .Select(item => (Key: string.Join('|', item.NestedKey), item.ValueJson))
            .Where(item => item.Key is not ("_step" or "_runtime" or "_timestamp"))
            .ToDictionary(item => item.Key, item => item.ValueJson))];

    /// <summary>The only row.</summary>
    public static IReadOnlyDictionary<string, string> Row(Action<Run> log) => Assert.Single(Rows(log));

    /// <summary>All records of the log.</summary>
    public static IReadOnlyList<Record> Records(Action<Run> log)
    {
        using TemporaryDirectory directory = new();
        Run run = Wandb.Init(new RunOptions
        {
            Directory = directory.Path,
            Quiet = true,
            Reinit = Reinit.CreateNew,
            Metadata = RunMetadata.None,
            // The console belongs to the process, and so to all tests that run now.
            Console = ConsoleMode.Off,
            EnvironmentVariable = _ => null,
        });
        log(run);
        Assert.Null(run.Finish().Error);
        return LogDecoder.Decode(run.LogPath!);
    }
}
