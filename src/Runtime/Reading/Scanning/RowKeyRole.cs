namespace Instrument.Reading.Scanning;

/// <summary>What a key tells of its row (docs/wire/records.md §5.2).</summary>
internal enum RowKeyRole
{
    Value,
    Step,
    Timestamp,
    Runtime,
}
