namespace Instrument.Tool.Runs;

/// <summary>How a run's process has ended.</summary>
internal enum LocalRunState
{
    /// <summary>It goes on.</summary>
    Active,

    /// <summary>With exit code 0.</summary>
    Finished,

    /// <summary>With another exit code.</summary>
    Failed,

    /// <summary>Without a word: it was killed.</summary>
    Crashed,
}
