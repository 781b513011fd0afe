namespace Instrument;

/// <summary>What happens with what is logged.</summary>
public enum RunMode
{
    /// <summary>
    /// It is recorded on disk and sent to W&amp;B at the same time. Without a network, or when the server refuses, it is only recorded;
    /// what is missing is sent as soon as that is possible, or later by <c>instrument sync</c>.
    /// </summary>
    Online,

    /// <summary>It is recorded on disk, from where <c>instrument sync</c> or <c>wandb sync</c> uploads it later. No network is used.</summary>
    Offline,

    /// <summary>Nothing: all calls work and have no effect, and no file is written.</summary>
    Disabled,

    /// <summary>
    /// As <see cref="Online"/>, as one of several processes that write one run at the same time: all of them name the same project and
    /// <see cref="RunOptions.RunId"/>. Rows have no steps, because W&amp;B numbers those of all writers in the order in which they come; log a
    /// metric of your own to draw over. W&amp;B calls this mode experimental; it needs a server of version 0.68 or later.
    /// </summary>
    Shared,
}
