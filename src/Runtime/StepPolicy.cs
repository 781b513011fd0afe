namespace Instrument;

/// <summary>What happens to a row whose explicit step lies behind the last one given.</summary>
public enum StepPolicy
{
    /// <summary>It is kept at the current step, counted, and warned about once.</summary>
    KeepAtCurrentStep,

    /// <summary><c>Log</c> throws, and the row is not logged.</summary>
    Throw,
}
