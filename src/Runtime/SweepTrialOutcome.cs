namespace Instrument;

/// <summary>How a trial of a sweep ended.</summary>
public enum SweepTrialOutcome
{
    /// <summary>It came to its end.</summary>
    Finished = 0,

    /// <summary>It threw an exception, or its process ended with another exit code than 0.</summary>
    Failed = 1,

    /// <summary>The sweep stopped it early.</summary>
    Stopped = 2,

    /// <summary>The agent ended while it ran.</summary>
    Canceled = 3,
}
