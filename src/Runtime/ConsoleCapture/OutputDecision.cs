namespace Instrument.ConsoleCapture;

/// <summary>What becomes of a piece of console output.</summary>
internal enum OutputDecision
{
    /// <summary>It is kept.</summary>
    Keep,

    /// <summary>It is left out, because more came in a short time than a run keeps.</summary>
    TooFast,

    /// <summary>It is left out, because the run has all the output that it may have.</summary>
    BeyondRun,

    /// <summary>It is left out, because the log thread does not follow: the disk is slow, or refuses to write.</summary>
    BufferFull,
}
