namespace Instrument.Testing.Faults;

/// <summary>What a fault does to a request.</summary>
internal enum FaultKind
{
    Answer,
    ResetBeforeReading,
    Reset,
    HalfAnswer,
    Hang,
    SlowAnswer,
    SlowReading,
}
