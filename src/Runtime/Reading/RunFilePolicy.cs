namespace Instrument.Reading;

/// <summary>When a run's file is uploaded.</summary>
public enum RunFilePolicy
{
    /// <summary>At once.</summary>
    Now = 0,

    /// <summary>At the end of the run.</summary>
    End = 1,

    /// <summary>At once, and again at the end of the run.</summary>
    Live = 2,
}
