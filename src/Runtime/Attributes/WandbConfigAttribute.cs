namespace Instrument;

/// <summary>
/// Makes a partial record, class or struct a run config: the source generator writes its public properties as the config
/// that W&amp;B shows and compares between runs.
/// </summary>
/// <remarks>
/// Keys are the members' names in snake_case, or as <see cref="ConfigKeyAttribute"/> says. A member whose type is a config
/// itself becomes a nested object.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class WandbConfigAttribute : Attribute;
