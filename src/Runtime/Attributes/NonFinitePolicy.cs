namespace Instrument;

/// <summary>What happens with a metric's value when it is NaN or infinite.</summary>
public enum NonFinitePolicy
{
    /// <summary>It is logged. W&amp;B stores it and leaves a gap in charts. A histogram does not count it.</summary>
    Keep = 0,

    /// <summary>It is left out of the row, and the run counts it.</summary>
    Skip = 1,

    /// <summary>The call throws <see cref="ArgumentException"/> and logs nothing.</summary>
    Throw = 2,
}
