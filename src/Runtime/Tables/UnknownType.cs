namespace Instrument.Tables;

/// <summary>The type of a column that has no value yet. It becomes the type of the first one.</summary>
internal sealed class UnknownType : ColumnType
{
    private UnknownType()
    {
    }

    /// <summary>The type.</summary>
    public static UnknownType Instance { get; } = new();

    /// <inheritdoc/>
    internal override ColumnType? Accept(ColumnType value)
    {
        if (ReferenceEquals(value, NamedType.None))
            return null;
        return ReferenceEquals(value, NamedType.NotANumber) ? NamedType.Number : value;
    }

    /// <inheritdoc/>
    internal override void Write(TableJson json) => json.WriteType("unknown");

    /// <inheritdoc/>
    public override string ToString() => "Unknown";
}
