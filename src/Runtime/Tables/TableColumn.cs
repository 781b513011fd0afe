namespace Instrument;

/// <summary>A column of a <see cref="Table"/>, with what is asked of its cells.</summary>
public sealed class TableColumn
{
    /// <summary>A column.</summary>
    /// <param name="name">Its name, which no other column of the table has.</param>
    /// <param name="type">What its cells are. Default: found from the first cell.</param>
    /// <param name="optional">Whether cells may be missing. Default: as <see cref="TableOptions.IsOptional"/> says.</param>
    public TableColumn(string name, ColumnType? type = null, bool? optional = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
        Type = type;
        IsOptional = optional;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What its cells are; <see langword="null"/> if that is found from the first cell.</summary>
    public ColumnType? Type { get; }

    /// <summary>Whether cells may be missing; <see langword="null"/> if the table says it.</summary>
    public bool? IsOptional { get; }
}
