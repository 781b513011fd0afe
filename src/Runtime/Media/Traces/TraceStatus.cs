namespace Instrument;

/// <summary>How a span of a trace ended.</summary>
public enum TraceStatus
{
    /// <summary>It did what it should.</summary>
    Success = 0,

    /// <summary>It failed.</summary>
    Error = 1,
}
