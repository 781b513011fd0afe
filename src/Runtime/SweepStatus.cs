namespace Instrument;

/// <summary>Whether a sweep still gives out trials.</summary>
public enum SweepStatus
{
    /// <summary>The server says nothing that is known.</summary>
    Unknown = 0,

    /// <summary>It has not given out a trial yet.</summary>
    Pending = 1,

    /// <summary>It gives out trials.</summary>
    Running = 2,

    /// <summary>It gives out no trials until it is resumed; those that run go on.</summary>
    Paused = 3,

    /// <summary>It gives out no more trials; those that ran could end.</summary>
    Finished = 4,

    /// <summary>It gives out no more trials, and those that ran were stopped.</summary>
    Canceled = 5,
}
