namespace Instrument;

/// <summary>Whether what a program writes to its console becomes part of a run.</summary>
public enum ConsoleMode
{
    /// <summary>It does not.</summary>
    Off,

    /// <summary>
    /// What goes through <see cref="System.Console.Out"/> and <see cref="System.Console.Error"/> is copied into the run. What native code and
    /// other processes write past them is not seen.
    /// </summary>
    Wrap,
}
