namespace Instrument.Reading.Scanning;

/// <summary>A key of rows, as one pass over a log sees it.</summary>
internal class RowKey(string name)
{
    public string Name { get; } = name;

    public RowKeyRole Role { get; } = name switch
    {
        "_step" => RowKeyRole.Step,
        "_timestamp" => RowKeyRole.Timestamp,
        "_runtime" => RowKeyRole.Runtime,
        _ => RowKeyRole.Value,
    };

    /// <summary>Number of the last row that had this key.</summary>
    public long LastRow { get; set; }

    /// <summary>Place of the value in that row.</summary>
    public int Place { get; set; }
}
