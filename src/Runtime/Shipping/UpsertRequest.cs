using Instrument.Http.GraphQl;
using Instrument.Records;

namespace Instrument.Shipping;

/// <summary>Makes the requests that write a run (docs/wire/online.md §2.5).</summary>
internal static class UpsertRequest
{
    /// <summary>The request that makes the run, or renews its metadata: everything that the log states.</summary>
    /// <param name="run">The run record.</param>
    /// <param name="program">The program's path or name, which stands in another record.</param>
    /// <param name="config">The config as the server takes it; <see langword="null"/> for none.</param>
    /// <param name="state">The run's names at the server.</param>
    /// <param name="overrides">What the run is to become instead of what the log says.</param>
    public static UpsertRun Create(RunRecord run, string? program, string? config, ShipState state, RunOverrides overrides) => new()
    {
        StorageId = state.StorageId,
        RunId = state.RunId ?? overrides.RunId ?? run.RunId,
        Project = state.Project ?? overrides.Project ?? NullIfEmpty(run.Project),
        Entity = state.Entity ?? overrides.Entity ?? NullIfEmpty(run.Entity),
        Group = NullIfEmpty(run.RunGroup),
        DisplayName = NullIfEmpty(run.DisplayName),
        Notes = NullIfEmpty(run.Notes),
        Commit = NullIfEmpty(run.Git?.Commit),
        Config = config,
        Host = NullIfEmpty(run.Host),
        Program = NullIfEmpty(program),
        Repository = NullIfEmpty(run.Git?.RemoteUrl),
        JobType = NullIfEmpty(run.JobType),
        Sweep = NullIfEmpty(run.SweepId),
        Tags = overrides.Tags ?? (run.Tags.Count == 0 ? null : run.Tags),
    };

    /// <summary>The request that replaces the config and leaves everything else alone: another writer may have set it.</summary>
    public static UpsertRun Config(string config, ShipState state) => new()
    {
        RunId = state.RunId!,
        Project = state.Project,
        Entity = state.Entity,
        Config = config,
    };

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
