namespace Instrument;

/// <summary>What a run tells of the program and the machine beside its rows (docs/environment.md).</summary>
[Flags]
public enum RunMetadata
{
    /// <summary>Nothing but the time of the start.</summary>
    None = 0,

    /// <summary>Operating system, .NET version, processors, memory, disks and GPUs.</summary>
    Machine = 1,

    /// <summary>The program, the source file of its entry point, the executable and the folder in which the run's own folder lies.</summary>
    Program = 1 << 1,

    /// <summary>The command line's arguments; those that look like secrets are masked.</summary>
    CommandLine = 1 << 2,

    /// <summary>The machine's name.</summary>
    Host = 1 << 3,

    /// <summary>Commit, remote and state of the git repository, without credentials in the remote's address.</summary>
    Git = 1 << 4,

    /// <summary>What SLURM, a CI system and Docker say of the job, without what says who its user is.</summary>
    Job = 1 << 5,

    /// <summary>The name and the mail address of the user. Not part of the default.</summary>
    User = 1 << 6,

    /// <summary>What is told unless the program says otherwise: everything but the user.</summary>
    Default = Machine | Program | CommandLine | Host | Git | Job,

    /// <summary>Everything.</summary>
    All = Default | User,
}
