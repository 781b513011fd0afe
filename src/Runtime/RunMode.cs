namespace Instrument;

/// <summary>What happens with what is logged.</summary>
public enum RunMode
{
    /// <summary>It is recorded on disk, from where <c>wandb sync</c> uploads it later. No network is used.</summary>
    Offline,

    /// <summary>Nothing: all calls work and have no effect, and no file is written.</summary>
    Disabled,
}
