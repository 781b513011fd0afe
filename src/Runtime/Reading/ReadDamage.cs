namespace Instrument.Reading;

/// <summary>Bytes of a log that could not be read.</summary>
/// <param name="Offset">Where they start in the file.</param>
/// <param name="SkippedBytes">How many they are.</param>
/// <param name="Reason">What is wrong with them.</param>
public sealed record ReadDamage(long Offset, long SkippedBytes, string Reason);
