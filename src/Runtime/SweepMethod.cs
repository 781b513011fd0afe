namespace Instrument;

/// <summary>How a sweep picks the values of its next trial. The server does it.</summary>
public enum SweepMethod
{
    /// <summary>Each trial is drawn anew from the distributions.</summary>
    Random = 0,

    /// <summary>
    /// All combinations, one after the other. Possible where every parameter has finitely many values: choices, constants, and uniform
    /// distributions of whole numbers or with a step.
    /// </summary>
    Grid = 1,

    /// <summary>Trials where a model of the trials so far promises most. It needs <see cref="SweepOptions.Metric"/>.</summary>
    Bayes = 2,
}
