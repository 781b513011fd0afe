namespace Instrument.Shipping;

/// <summary>
/// Numbers a log's rows for the server: the same each time the log is shipped, without the rows that the server refuses. Pure.
/// </summary>
/// <remarks>
/// A row's place counts the log's history records; its line counts those that get a number. The two part where a row was refused.
/// </remarks>
internal sealed class HistoryCursor
{
    private readonly SortedSet<long> _refused;
    private readonly long _accepted;

    /// <summary>Continues where an earlier shipping was.</summary>
    /// <param name="accepted">Lines that were accepted.</param>
    /// <param name="refused">Places of rows that were refused.</param>
    public HistoryCursor(long accepted, IEnumerable<long> refused)
    {
        _accepted = accepted;
        _refused = [.. refused];
    }

    /// <summary>Place of the next row of the log.</summary>
    public long Place { get; private set; }

    /// <summary>Line of the next row of the log, counted from 0 for this log.</summary>
    public long Line { get; private set; }

    /// <summary>Places of the rows that are refused.</summary>
    public IReadOnlyCollection<long> Refused => _refused;

    /// <summary>Whether the next row is already known not to be taken.</summary>
    public bool IsRefused => _refused.Contains(Place);

    /// <summary>Whether the server has the next row.</summary>
    public bool IsAccepted => Line < _accepted;

    /// <summary>Passes a row that has a line.</summary>
    public void Pass()
    {
        Place++;
        Line++;
    }

    /// <summary>Passes a row that gets no line.</summary>
    public void Refuse()
    {
        Refuse(Place);
        Place++;
    }

    /// <summary>Notes a row that was passed before as one that gets no line.</summary>
    public void Refuse(long place) => _refused.Add(place);

    /// <summary>Goes back to a row.</summary>
    public void GoBack(long place, long line)
    {
        Place = place;
        Line = line;
    }
}
