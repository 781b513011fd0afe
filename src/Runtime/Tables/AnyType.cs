namespace Instrument.Tables;

/// <summary>The type of a column that holds everything, but nothing only beside another type that is nothing.</summary>
internal sealed class AnyType : ColumnType
{
    private AnyType()
    {
    }

    /// <summary>The type.</summary>
    public static AnyType Instance { get; } = new();

    /// <inheritdoc/>
    internal override ColumnType? Accept(ColumnType value) => ReferenceEquals(value, NamedType.None) ? null : this;

    /// <inheritdoc/>
    internal override void Write(TableJson json) => json.WriteType("any");

    /// <inheritdoc/>
    public override string ToString() => "Any";
}
