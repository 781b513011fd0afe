namespace Instrument.Sweeps;

/// <summary>What makes a run the trial of a sweep.</summary>
/// <param name="SweepId">The sweep.</param>
/// <param name="Values">The values that it gives to the run.</param>
internal sealed record TrialSettings(string SweepId, SweepValues Values)
{
    /// <summary>The trial that an agent asks this process for by its environment (docs/wire/sdk-surface.md §10.4); null for none.</summary>
    /// <exception cref="WandbException">A variable breaks a rule, or the file of values cannot be read.</exception>
    public static TrialSettings? Find(Func<string, string?> environment, string currentDirectory)
    {
        if (environment("WANDB_SWEEP_ID") is not { Length: > 0 } id)
            return null;
        if (id.Trim().Length != id.Length)
            throw new WandbException($"The environment variable WANDB_SWEEP_ID is '{id}': a sweep's id has no white space at its ends.");
        string? path = environment("WANDB_SWEEP_PARAM_PATH");
        return new TrialSettings(id, string.IsNullOrEmpty(path) ? SweepValues.None : SweepValues.ReadFile(Path.GetFullPath(path, currentDirectory)));
    }
}
