namespace Instrument.Tables;

/// <summary>The rows of a table as they were when it was logged. They can be read often, and by another thread than the one that adds rows.</summary>
internal abstract class RowSource
{
    /// <summary>How many rows there are.</summary>
    public abstract long Count { get; }

    /// <summary>Starts reading.</summary>
    /// <param name="firstRow">Where; <see langword="null"/> for the beginning. A table in a file starts at its beginning always.</param>
    /// <exception cref="IOException">The rows' file cannot be opened.</exception>
    public abstract IRowReader Open(RowPosition? firstRow);
}
