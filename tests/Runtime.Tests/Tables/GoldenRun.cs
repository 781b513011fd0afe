using System.Text.RegularExpressions;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Tables;

/// <summary>Writes a part of the golden scenario <c>full-offline</c> with Instrument, and holds it against the official client's records.</summary>
internal static partial class GoldenRun
{
    /// <summary>The official client's records by step.</summary>
    public static Dictionary<long, List<string>> Official { get; } = GoldenTables.Of(LogDecoder.Decode(FixturePath.GoldenLog("full-offline")));

    /// <summary>Runs a program in a run of the scenario's name, and tells its records by step.</summary>
    public static Dictionary<long, List<string>> Of(string directory, Action<Run> log)
    {
        using Run run = Wandb.Init(new RunOptions
        {
            Project = "golden-project",
            Entity = "golden",
            RunId = "goldfull0",
            Directory = directory,
            Mode = RunMode.Offline,
            Quiet = true,
            Reinit = Reinit.CreateNew,
            // The console belongs to the process, and so to all tests that run now.
            Console = ConsoleMode.Off,
            EnvironmentVariable = _ => null,
        });
        log(run);
        Assert.Equal(0, run.Finish().ValuesLeftOut);
        return GoldenTables.Of(LogDecoder.Decode(run.LogPath!));
    }

    /// <summary>Each step that is there has the official client's records, in their order.</summary>
    public static void AssertSame(int steps, Dictionary<long, List<string>> ours)
    {
        Assert.Equal(steps, ours.Count);
        // Ids are numbered in the order of the whole log, of which this is a part.
        Dictionary<string, string> official = [];
        Dictionary<string, string> actual = [];
        foreach ((long step, List<string> records) in ours)
            Assert.Equal(Official[step].Select(text => Renumber(text, official)), records.Select(text => Renumber(text, actual)));
    }

    private static string Renumber(string text, Dictionary<string, string> ids) =>
        Id().Replace(text, match => ids.TryGetValue(match.Value, out string? known) ? known : ids[match.Value] = $"#{ids.Count}");

    [GeneratedRegex(@"\bid\d+\b")]
    private static partial Regex Id();
}
