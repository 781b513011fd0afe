namespace Instrument.Analyzers.Usage;

/// <summary>What becomes of a run that a variable holds.</summary>
internal enum RunUse
{
    /// <summary>It is used, and neither ended nor handed on.</summary>
    Open,

    /// <summary>It is finished or disposed.</summary>
    Ended,

    /// <summary>Other code gets it, and may end it.</summary>
    HandedOn,
}
