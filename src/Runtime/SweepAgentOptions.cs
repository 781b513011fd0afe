namespace Instrument;

/// <summary>When an agent ends.</summary>
public sealed class SweepAgentOptions
{
    /// <summary>The most trials that this agent runs, above 0. Default: as many as the sweep gives out.</summary>
    public int? Count { get; init; }

    /// <summary>
    /// How many trials that fail in the agent's first minute end it, above 0. Default: 3, or no such limit where
    /// <c>WANDB_AGENT_DISABLE_FLAPPING</c> is <c>true</c>.
    /// </summary>
    public int? EarlyFailures { get; init; }

    /// <summary>How many failed trials, above 0, end the agent when none has succeeded yet. Default: <c>WANDB_AGENT_MAX_INITIAL_FAILURES</c>, else 5.</summary>
    public int? InitialFailures { get; init; }

    /// <summary>How often the server is asked for commands while a trial runs, or none is to be had. Default: every 5 seconds.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(5);
}
