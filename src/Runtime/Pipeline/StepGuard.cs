using Instrument.Rows;

namespace Instrument.Pipeline;

/// <summary>
/// Refuses rows whose step lies behind, at the call: it follows the steps as the log thread will. Its lock makes the order of
/// decisions the order of rows, so it is held until the row is in the buffer.
/// </summary>
internal sealed class StepGuard
{
    private readonly StepState _steps = new();
    private bool _isOpen;

    /// <summary>Held while a row is decided about and added.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Throws if the row's step lies behind. Under the lock.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step lies behind.</exception>
    public void Check(long step)
    {
        if (step != RowHeader.NextStep && step < _steps.Current)
        {
            throw new ArgumentOutOfRangeException(
                nameof(step), step, $"The step lies behind the current step {_steps.Current}; steps must not decrease. Set RunOptions.StepPolicy to KeepAtCurrentStep to keep such rows.");
        }
    }

    /// <summary>Takes note of a row that was added. Under the lock.</summary>
    public void Add(long step, RowCommit commit)
    {
        StepDecision decision = _steps.Decide(step == RowHeader.NextStep ? null : step, commit, _isOpen);
        if (decision.CloseOpenRow)
            _steps.Advance(decision.NextStep);
        _isOpen = decision.KeepOpen;
        if (!decision.KeepOpen)
            _steps.Advance();
    }
}
