namespace Instrument;

/// <summary>Why an agent ended.</summary>
public enum SweepAgentEnd
{
    /// <summary>The sweep gives out no more trials.</summary>
    SweepEnded = 0,

    /// <summary>The agent has run as many trials as it was asked to.</summary>
    CountReached = 1,

    /// <summary>Too many trials failed.</summary>
    Failures = 2,

    /// <summary>The server knows the sweep, or the agent, no longer.</summary>
    SweepGone = 3,
}
