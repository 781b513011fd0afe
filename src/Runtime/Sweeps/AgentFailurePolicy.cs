namespace Instrument.Sweeps;

/// <summary>
/// Decides when failed trials end an agent (docs/wire/sdk-surface.md §10.5): so many in the first minute, or so many that are all trials so
/// far. Pure but for the clock.
/// </summary>
/// <param name="early">Failures in the first minute that end it; <see langword="null"/> for no such limit.</param>
/// <param name="initial">Failures without a success that end it.</param>
/// <param name="time">The clock.</param>
internal sealed class AgentFailurePolicy(int? early, int initial, TimeProvider time)
{
    private const int DefaultEarly = 3;
    private const int DefaultInitial = 5;

    private static readonly TimeSpan EarlyPhase = TimeSpan.FromSeconds(60);

    private readonly long _start = time.GetTimestamp();
    private int _ended;
    private int _failed;

    /// <summary>The policy that options and environment ask for.</summary>
    /// <exception cref="ArgumentException">An option breaks a rule.</exception>
    /// <exception cref="WandbException">An environment variable breaks a rule.</exception>
    public static AgentFailurePolicy Of(SweepAgentOptions options, Func<string, string?> environment, TimeProvider time)
    {
        const string Variable = "WANDB_AGENT_MAX_INITIAL_FAILURES";
        if (options.EarlyFailures is <= 0 || options.InitialFailures is <= 0)
            throw new ArgumentException("SweepAgentOptions.EarlyFailures and InitialFailures count failures, at least one.");
        int? early = options.EarlyFailures ?? (environment("WANDB_AGENT_DISABLE_FLAPPING") == "true" ? null : DefaultEarly);
        if (options.InitialFailures is { } given)
            return new AgentFailurePolicy(early, given, time);
        if (environment(Variable) is not { Length: > 0 } text)
            return new AgentFailurePolicy(early, DefaultInitial, time);
        return int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int initial) && initial > 0
            ? new AgentFailurePolicy(early, initial, time)
            : throw new WandbException($"The environment variable {Variable} is '{text}'; write a number of failures, at least 1.");
    }

    /// <summary>Takes note of a trial that has ended.</summary>
    /// <returns>Why the agent has to end; <see langword="null"/> if it goes on.</returns>
    public string? Add(SweepTrialOutcome outcome)
    {
        _ended++;
        if (outcome != SweepTrialOutcome.Failed)
            return null;
        _failed++;
        if (_failed >= early && time.GetElapsedTime(_start) < EarlyPhase)
            return $"{_failed} trials failed in the first {EarlyPhase.TotalSeconds:0} seconds. WANDB_AGENT_DISABLE_FLAPPING=true switches this limit off";
        return _failed >= initial && _failed == _ended
            ? $"all of the first {_failed} trials failed. WANDB_AGENT_MAX_INITIAL_FAILURES sets this limit"
            : null;
    }
}
