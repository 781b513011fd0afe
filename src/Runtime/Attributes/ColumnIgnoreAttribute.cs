namespace Instrument;

/// <summary>Leaves a public member of a <see cref="WandbTableAttribute"/> type out of the table.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ColumnIgnoreAttribute : Attribute;
