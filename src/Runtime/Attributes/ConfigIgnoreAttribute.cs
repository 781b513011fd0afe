namespace Instrument;

/// <summary>Leaves a member out of the config: its value is never written anywhere.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ConfigIgnoreAttribute : Attribute;
