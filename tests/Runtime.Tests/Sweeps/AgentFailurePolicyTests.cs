using Instrument.Sweeps;
using Instrument.Testing;

namespace Instrument.Runtime.Tests.Sweeps;

public sealed class AgentFailurePolicyTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void Three_failures_in_the_first_minute_end_the_agent_even_after_a_success()
    {
        AgentFailurePolicy policy = Policy();
        Assert.Null(policy.Add(SweepTrialOutcome.Finished));
        Assert.Null(policy.Add(SweepTrialOutcome.Failed));
        Assert.Null(policy.Add(SweepTrialOutcome.Failed));
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Contains("first 60 seconds", policy.Add(SweepTrialOutcome.Failed), StringComparison.Ordinal);
    }

    [Fact]
    public void Later_failures_end_it_when_the_first_five_trials_have_all_failed()
    {
        AgentFailurePolicy policy = Policy();
        _time.Advance(TimeSpan.FromSeconds(60));
        for (int i = 0; i < 4; i++)
            Assert.Null(policy.Add(SweepTrialOutcome.Failed));
        Assert.Contains("first 5 trials", policy.Add(SweepTrialOutcome.Failed), StringComparison.Ordinal);
    }

    [Fact]
    public void Later_failures_do_not_matter_once_a_trial_has_succeeded()
    {
        AgentFailurePolicy policy = Policy();
        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.Null(policy.Add(SweepTrialOutcome.Finished));
        Assert.All(Enumerable.Range(0, 20), _ => Assert.Null(policy.Add(SweepTrialOutcome.Failed)));
    }

    [Fact]
    public void Trials_that_were_stopped_early_are_no_failures()
    {
        AgentFailurePolicy policy = Policy();
        Assert.All(Enumerable.Range(0, 20), _ => Assert.Null(policy.Add(SweepTrialOutcome.Stopped)));
    }

    [Fact]
    public void The_environment_sets_limits_and_options_come_before_it()
    {
        Func<string, string?> environment = name => name switch
        {
            "WANDB_AGENT_DISABLE_FLAPPING" => "true",
            "WANDB_AGENT_MAX_INITIAL_FAILURES" => "4",
            _ => null,
        };
        Assert.Equal(4, FailuresUntilEnd(AgentFailurePolicy.Of(new SweepAgentOptions(), environment, _time)));
        Assert.Equal(2, FailuresUntilEnd(AgentFailurePolicy.Of(new SweepAgentOptions { InitialFailures = 2 }, environment, _time)));
        Assert.Equal(1, FailuresUntilEnd(AgentFailurePolicy.Of(new SweepAgentOptions { EarlyFailures = 1 }, environment, _time)));
    }

    [Fact]
    public void Limits_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentException>(() => AgentFailurePolicy.Of(new SweepAgentOptions { EarlyFailures = 0 }, _ => null, _time));
        Assert.Throws<ArgumentException>(() => AgentFailurePolicy.Of(new SweepAgentOptions { InitialFailures = -1 }, _ => null, _time));
        WandbException exception = Assert.Throws<WandbException>(() => AgentFailurePolicy.Of(new SweepAgentOptions(), _ => "many", _time));
        Assert.Contains("WANDB_AGENT_MAX_INITIAL_FAILURES is 'many'", exception.Message, StringComparison.Ordinal);
    }

    private AgentFailurePolicy Policy() => AgentFailurePolicy.Of(new SweepAgentOptions(), _ => null, _time);

    private static int FailuresUntilEnd(AgentFailurePolicy policy) =>
        1 + Enumerable.Range(0, 100).TakeWhile(_ => policy.Add(SweepTrialOutcome.Failed) is null).Count();
}
