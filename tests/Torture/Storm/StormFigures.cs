using System.Globalization;
using Instrument.Files;
using Instrument.Reading;
using Instrument.Testing;

namespace Instrument.Torture.Storm;

/// <summary>Compares what servers have after storms with what the logs have, and adds up the differences.</summary>
internal sealed class StormFigures
{
    private static readonly string[] Files = ["config.yaml", "wandb-metadata.json", "wandb-summary.json"];

    private int _runs;
    private int _kills;
    private int _syncKills;
    private int _resumes;
    private int _synced;
    private long _requests;
    private long _faults;
    private long _logged;
    private long _stored;
    private long _lost;
    private long _duplicated;
    private long _reordered;
    private long _gaps;
    private int _wrong;
    private int _errors;

    /// <summary>Whether anything is wrong.</summary>
    public bool HasViolation => _lost + _duplicated + _reordered + _gaps + _wrong + _errors != 0;

    /// <summary>Takes a run whose storm has passed.</summary>
    /// <param name="run">The run.</param>
    /// <param name="error">What went wrong with one of its processes.</param>
    public void Add(StormRun run, string? error)
    {
        _runs++;
        _kills += run.Kills;
        _syncKills += run.SyncKills;
        _resumes += run.Resumes;
        _synced += run.WasSynced ? 1 : 0;
        _requests += run.Server.Requests.Count;
        _faults += run.Server.Requests.Count(request => request.Fault is not null);
        if (error is not null)
            Fail(run, error);
        foreach (Violation violation in run.Server.Violations)
            Fail(run, violation.ToString());
        if (run.Server.Runs.Count != 1)
        {
            Fail(run, $"{run.Server.Runs.Count} runs at the server");
            return;
        }
        string[] directories = [.. Directory.GetDirectories(run.WandbDirectory, "run-*").OrderBy(RunDirectory.StartOf, StringComparer.Ordinal)];
        RunState state = run.Server.Runs[0];
        double[] logged = [.. directories.SelectMany(IdsIn)];
        CompareRows(logged, [.. state.Values("id")], [.. state.Values("_step")]);
        CompareEnd(run, state, directories[^1], logged);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"runs={_runs} kills={_kills} synckills={_syncKills} resumes={_resumes} synced={_synced} requests={_requests} faults={_faults} logged={_logged} stored={_stored} lost={_lost} duplicated={_duplicated} reordered={_reordered} gaps={_gaps} wrong={_wrong} errors={_errors}");

    private void CompareRows(double[] logged, double[] stored, double[] steps)
    {
        _logged += logged.Length;
        _stored += steps.Length;
        _lost += logged.Except(stored).Count();
        _duplicated += stored.Length - stored.Distinct().Count();
        _reordered += logged.SequenceEqual(stored) ? 0 : 1;
        _gaps += steps.Where((step, index) => step != index).Count() + steps.Length - stored.Length;
    }

    private void CompareEnd(StormRun run, RunState state, string directory, double[] logged)
    {
        using RunReader last = RunReader.Open(LogIn(directory));
        // A log whose process was killed before it could write the end is one of a run that failed.
        bool isRight = state.State == (last.ExitCode != 0 ? "failed" : "finished")
            && (logged.Length == 0 || state.SummaryValue("id") == logged[^1])
            && Files.All(file => state.Files.TryGetValue(file, out Instrument.Testing.RunFile? stored)
                && stored.Content.Span.SequenceEqual(File.ReadAllBytes(Path.Combine(directory, "files", file))));
        if (isRight)
            return;
        _wrong++;
        Console.Error.WriteLine($"seed {run.Seed}: the run is {state.State}, its summary has {state.SummaryValue("id")}, its files are {string.Join(", ", state.Files.Keys)}");
    }

    private void Fail(StormRun run, string error)
    {
        _errors++;
        Console.Error.WriteLine($"seed {run.Seed}: {error}");
    }

    private static string LogIn(string directory) => Path.Combine(directory, $"run-{StormRun.Id}.wandb");

    private static double[] IdsIn(string directory)
    {
        using RunReader reader = RunReader.Open(LogIn(directory));
        return [.. reader.ReadColumns("id")[0].Values.ToArray()];
    }
}
