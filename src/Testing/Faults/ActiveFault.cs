namespace Instrument.Testing.Faults;

/// <summary>A fault that a request meets, and when it is lifted.</summary>
internal sealed record ActiveFault(Fault Fault, CancellationToken Lifted);
