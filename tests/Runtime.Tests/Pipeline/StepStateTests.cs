using Instrument.Pipeline;
using Instrument.Rows;

namespace Instrument.Runtime.Tests.Pipeline;

public sealed class StepStateTests
{
    private readonly StepState _steps = new();

    [Fact]
    public void A_call_without_a_step_is_a_row_of_its_own()
    {
        Assert.Equal(new StepDecision(CloseOpenRow: false, KeepOpen: false), _steps.Decide(null, RowCommit.Default, isOpen: false));
        Assert.Equal(0, _steps.Current);
        _steps.Advance();
        Assert.Equal(1, _steps.Current);
    }

    [Fact]
    public void A_call_without_a_step_joins_the_open_row_and_ends_it() =>
        Assert.Equal(new StepDecision(CloseOpenRow: false, KeepOpen: false), _steps.Decide(null, RowCommit.Default, isOpen: true));

    [Fact]
    public void A_call_with_the_current_step_leaves_the_row_open()
    {
        Assert.Equal(new StepDecision(CloseOpenRow: false, KeepOpen: true), _steps.Decide(0, RowCommit.Default, isOpen: false));
        Assert.Equal(new StepDecision(CloseOpenRow: false, KeepOpen: true), _steps.Decide(0, RowCommit.Default, isOpen: true));
    }

    [Fact]
    public void A_later_step_ends_the_open_row_and_is_the_next_one()
    {
        StepDecision decision = _steps.Decide(5, RowCommit.Default, isOpen: true);

        Assert.Equal(new StepDecision(CloseOpenRow: true, KeepOpen: true, NextStep: 5), decision);
        _steps.Advance(decision.NextStep);
        Assert.Equal(5, _steps.Current);
        Assert.Equal(0, _steps.Behind);
    }

    [Fact]
    public void A_later_step_without_an_open_row_is_the_current_one_at_once()
    {
        StepDecision decision = _steps.Decide(5, RowCommit.Default, isOpen: false);

        Assert.False(decision.CloseOpenRow);
        Assert.True(decision.KeepOpen);
        Assert.Equal(5, _steps.Current);
    }

    [Fact]
    public void A_call_that_commits_later_leaves_its_row_open_whether_it_gives_a_step_or_not()
    {
        Assert.Equal(new StepDecision(CloseOpenRow: false, KeepOpen: true), _steps.Decide(null, RowCommit.Later, isOpen: false));
        Assert.Equal(new StepDecision(CloseOpenRow: false, KeepOpen: true), _steps.Decide(0, RowCommit.Later, isOpen: true));
    }

    [Fact]
    public void A_call_that_commits_now_finishes_its_row_although_it_gives_a_step() =>
        Assert.Equal(new StepDecision(CloseOpenRow: false, KeepOpen: false), _steps.Decide(0, RowCommit.Now, isOpen: true));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_step_that_lies_behind_is_a_row_of_its_own_and_is_counted(bool isOpen)
    {
        _steps.Advance(9);

        Assert.Equal(new StepDecision(CloseOpenRow: isOpen, KeepOpen: false), _steps.Decide(8, RowCommit.Default, isOpen));
        Assert.Equal(1, _steps.Behind);
        Assert.Equal(9, _steps.Current);
    }

    [Fact]
    public void The_last_of_all_steps_is_not_followed_by_a_negative_one()
    {
        _steps.Advance(long.MaxValue);
        _steps.Advance();

        Assert.Equal(long.MaxValue, _steps.Current);
    }

    [Fact]
    public void A_call_from_beside_joins_the_open_row_without_ending_it_and_is_a_row_of_its_own_otherwise()
    {
        Assert.Equal(new StepDecision(CloseOpenRow: false, KeepOpen: true), _steps.Decide(null, RowCommit.Aside, isOpen: true));
        Assert.Equal(new StepDecision(CloseOpenRow: false, KeepOpen: false), _steps.Decide(null, RowCommit.Aside, isOpen: false));
    }

    [Fact]
    public void Where_calls_give_steps_a_call_from_beside_waits_for_the_next_of_them()
    {
        _steps.Decide(4, RowCommit.Now, isOpen: false);
        _steps.Advance();

        Assert.Equal(new StepDecision(CloseOpenRow: false, KeepOpen: true), _steps.Decide(null, RowCommit.Aside, isOpen: false));
        Assert.Equal(new StepDecision(CloseOpenRow: false, KeepOpen: true), _steps.Decide(5, RowCommit.Default, isOpen: true));
    }
}
