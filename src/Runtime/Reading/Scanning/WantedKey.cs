namespace Instrument.Reading.Scanning;

/// <summary>A key of rows, and whether the reader's user asked for it.</summary>
internal sealed class WantedKey(string name, bool isWanted) : RowKey(name)
{
    public bool IsWanted { get; } = isWanted;
}
