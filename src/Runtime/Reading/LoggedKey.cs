namespace Instrument.Reading;

/// <summary>What is known of one key over all rows of a run.</summary>
/// <param name="Key">The key; the segments of a nested one are joined by dots.</param>
/// <param name="Kinds">The kinds of values that it had.</param>
/// <param name="Count">How many rows have it.</param>
/// <param name="FirstStep">Step of the first row that has it.</param>
/// <param name="LastStep">Step of the last row that has it.</param>
/// <param name="FirstPosition">Position of the first row that has it, for <see cref="RowFilter.FromPosition"/>.</param>
/// <param name="LastPosition">Position of the last row that has it.</param>
public sealed record LoggedKey(
    string Key, ValueKinds Kinds, long Count, long FirstStep, long LastStep, long FirstPosition, long LastPosition);
