namespace Instrument;

/// <summary>Names the column of a member of a <see cref="WandbTableAttribute"/> type. A member that is not public gets a column with it.</summary>
/// <param name="key">The column's name, as W&amp;B shows it.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ColumnKeyAttribute(string key) : Attribute
{
    /// <summary>The column's name.</summary>
    public string Key { get; } = key;
}
