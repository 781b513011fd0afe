namespace Instrument;

/// <summary>
/// Keeps the value of a config member to itself: the config has the member's key with <c>"***"</c> instead of the value, or
/// <see langword="null"/> when there is none.
/// </summary>
/// <remarks>A secret may have any type, and is never read from JSON either.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class SecretAttribute : Attribute;
