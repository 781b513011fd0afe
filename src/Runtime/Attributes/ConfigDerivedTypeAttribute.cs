namespace Instrument;

/// <summary>
/// Names a type that a member of this config type may hold. The derived config is written with a member that says which type it is,
/// for example <c>"type": "adam"</c>, so that it can be read back.
/// </summary>
/// <param name="type">The derived type, a config too. The annotated type may name itself.</param>
/// <param name="discriminator">The text that stands for the type.</param>
/// <remarks>
/// The member's key is <see cref="WandbConfigAttribute.Discriminator"/> of the annotated type. A type is named by one base type only.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConfigDerivedTypeAttribute(Type type, string discriminator) : Attribute
{
    /// <summary>The derived type.</summary>
    public Type Type { get; } = type;

    /// <summary>The text that stands for the type.</summary>
    public string Discriminator { get; } = discriminator;
}
