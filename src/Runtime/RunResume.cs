namespace Instrument;

/// <summary>What happens when the server already has a run with the given id. It is asked while <c>Wandb.Init</c> waits.</summary>
public enum RunResume
{
    /// <summary>The server is not asked. Give each run an id of its own.</summary>
    None,

    /// <summary>The run goes on where it ended; without such a run a new one starts.</summary>
    Allow,

    /// <summary>The run goes on where it ended; without such a run <c>Wandb.Init</c> throws.</summary>
    Must,

    /// <summary>A new run starts; with such a run <c>Wandb.Init</c> throws.</summary>
    Never,

    /// <summary>
    /// As <see cref="Allow"/>; and without a given id, the id of the directory's last run is taken if that run did not succeed.
    /// </summary>
    Auto,
}
