using System.Diagnostics;
using System.Reflection;
using Instrument.Testing;
using Record = Instrument.Records.Record;

namespace Instrument.Samples.Tests;

/// <summary>Runs a sample as a user does: in a process of its own, offline, with a folder for its run.</summary>
internal static class SampleProcess
{
    /// <summary>Runs the sample to its end.</summary>
    public static Task<(int ExitCode, string Output, string Errors)> RunAsync(string sample, TemporaryDirectory directory, params string[] arguments) =>
        // Offline also on a machine that has a key.
        RunAsync(sample, directory, new Dictionary<string, string> { ["WANDB_MODE"] = "offline" }, arguments);

    /// <summary>Runs the sample with environment variables of its own.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string sample, TemporaryDirectory directory, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])[PathOf(sample), .. arguments])
            start.ArgumentList.Add(argument);
        foreach (string variable in start.Environment.Keys.Where(name => name.StartsWith("WANDB_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(variable);
        start.Environment["WANDB_DIR"] = directory.Path;
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    // Where the build says that it is.
    private static string PathOf(string sample) =>
        typeof(SampleProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == sample).Value!;

    /// <summary>The folder of the only run.</summary>
    public static string RunDirectory(TemporaryDirectory directory) => Directory.GetDirectories(directory.File("wandb"), "offline-run-*").Single();

    /// <summary>The records of a run's log.</summary>
    public static IReadOnlyList<Record> Records(string runDirectory) => LogDecoder.Decode(Directory.GetFiles(runDirectory, "run-*.wandb").Single());

    /// <summary>The rows of a log: JSON by key, nested keys joined by slashes.</summary>
    public static List<Dictionary<string, string>> Rows(IReadOnlyList<Record> records) =>
        [.. records.Where(record => record.History is not null).Select(record => record.History.Item.ToDictionary(item => string.Join('/', item.NestedKey), item => item.ValueJson))];
}
