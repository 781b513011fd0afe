namespace Instrument;

/// <summary>
/// Makes a partial record, class or struct a run config: the source generator writes its public properties as the config
/// that W&amp;B shows and compares between runs, and reads them back.
/// </summary>
/// <remarks>
/// <para>
/// Keys are the members' names as <see cref="Naming"/> says, or as <see cref="ConfigKeyAttribute"/> does. A member whose type is a
/// config itself becomes a nested object, as does a dictionary with <see cref="string"/> keys. A member that is obsolete as an error,
/// and so cannot be read by any code, is left out.
/// </para>
/// <para>
/// An enum is written by name, a <see cref="TimeSpan"/> as its seconds, a <see cref="DateTime"/>, <see cref="DateTimeOffset"/>,
/// <see cref="DateOnly"/> or <see cref="TimeOnly"/> in ISO 8601, a <see cref="Uri"/>, <see cref="Guid"/> or <see cref="Version"/>
/// as text.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class WandbConfigAttribute : Attribute
{
    /// <summary>How keys are made from names. Default: snake_case. Inherited members keep the keys of the config that declares them.</summary>
    public ConfigNaming Naming { get; set; }

    /// <summary>
    /// The key under which the types that <see cref="ConfigDerivedTypeAttribute"/> names say which one they are. Default: <c>type</c>.
    /// </summary>
    public string Discriminator { get; set; } = "type";
}
