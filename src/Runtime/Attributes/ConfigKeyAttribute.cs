namespace Instrument;

/// <summary>Gives a config member a key other than the one that is made from its name.</summary>
/// <param name="key">The key, for example <c>seed</c>. Not empty, and not <c>_wandb</c>, which W&amp;B reserves.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ConfigKeyAttribute(string key) : Attribute
{
    /// <summary>The member's key in the config.</summary>
    public string Key { get; } = key;
}
