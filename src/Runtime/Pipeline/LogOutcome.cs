namespace Instrument.Pipeline;

/// <summary>What the log thread did, told at its end.</summary>
/// <param name="RowsTaken">Rows that producers put into the buffer.</param>
/// <param name="RowsKept">Of these, the rows that the operating system has.</param>
/// <param name="Records">History records written; less than the rows kept when rows of one step were joined.</param>
/// <param name="RowsBehind">Rows kept at another step than they asked for.</param>
/// <param name="Error">Why rows are missing, or the log has no end.</param>
/// <param name="IsFault">Whether the error is a bug of this library and not the disk's.</param>
/// <param name="RuntimeSeconds">How long the run took.</param>
/// <param name="RowsBeyondLineLimit">Rows whose history line is longer than W&amp;B takes.</param>
/// <param name="ValuesLeftOut">Media values that rows lack because their files could not be written.</param>
internal sealed record LogOutcome(
    long RowsTaken, long RowsKept, long Records, long RowsBehind, string? Error, bool IsFault, int RuntimeSeconds, long RowsBeyondLineLimit = 0,
    long ValuesLeftOut = 0);
