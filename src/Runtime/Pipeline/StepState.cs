using Instrument.Rows;

namespace Instrument.Pipeline;

/// <summary>
/// Decides which step a row gets, and when rows of one step are joined (docs/wire/records.md §5.1, and law L8: a row whose
/// step lies behind is kept at the current step). Pure: it holds two numbers and touches nothing.
/// </summary>
internal sealed class StepState
{
    private bool _hasExplicitSteps;

    /// <summary>The current step: that of the open row, or of the next one.</summary>
    public long Current { get; private set; }

    /// <summary>How many rows asked for a step that lay behind.</summary>
    public long Behind { get; private set; }

    /// <summary>Decides about a row.</summary>
    /// <param name="explicitStep">The step the call gave, or <see langword="null"/>.</param>
    /// <param name="commit">Whether the call finishes its row.</param>
    /// <param name="isOpen">Whether a row is open, to which later calls of its step are added.</param>
    public StepDecision Decide(long? explicitStep, RowCommit commit, bool isOpen)
    {
        if (commit == RowCommit.Aside)
            return new StepDecision(CloseOpenRow: false, KeepOpen: isOpen || _hasExplicitSteps);
        _hasExplicitSteps |= explicitStep is not null;
        bool keepOpen = commit == RowCommit.Default ? explicitStep is not null : commit == RowCommit.Later;
        if (explicitStep is not { } step || step == Current)
            return new StepDecision(CloseOpenRow: false, keepOpen);
        if (step > Current)
        {
            if (!isOpen)
                Current = step;
            return new StepDecision(CloseOpenRow: isOpen, keepOpen, NextStep: step);
        }
        Behind++;
        // Not joined with an open row: its keys could overwrite that row's values.
        return new StepDecision(CloseOpenRow: isOpen, KeepOpen: false);
    }

    /// <summary>Takes note that the row at the current step was finished, and moves on.</summary>
    /// <param name="next">The step that comes then, or <see langword="null"/> for the one after; the last of all steps is its own next one.</param>
    public void Advance(long? next = null) => Current = next ?? (Current == long.MaxValue ? Current : Current + 1);
}

/// <summary>What to do with a row.</summary>
/// <param name="CloseOpenRow">Finish the open row first.</param>
/// <param name="KeepOpen">Leave the row open for further calls of its step; otherwise finish it at once.</param>
/// <param name="NextStep">The step to move to after closing the open row; <see langword="null"/> for the one after it.</param>
internal readonly record struct StepDecision(bool CloseOpenRow, bool KeepOpen, long? NextStep = null);
