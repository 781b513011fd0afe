namespace Instrument.Reading;

/// <summary>Where console output came from.</summary>
public enum ConsoleSource
{
    /// <summary>The standard error stream.</summary>
    StandardError = 0,

    /// <summary>The standard output stream.</summary>
    StandardOutput = 1,

    /// <summary>Text that was written to the run's log directly, not to a stream.</summary>
    Logger = 2,
}
