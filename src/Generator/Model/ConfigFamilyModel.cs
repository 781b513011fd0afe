namespace Instrument.Generator.Model;

/// <summary>The types among which a config is told apart by a discriminator.</summary>
/// <param name="Key">The key of the config's own discriminator, which its base type gives it; null when it has none.</param>
/// <param name="Discriminator">The config's own discriminator; empty when it has none.</param>
/// <param name="DerivedKey">The key of the discriminators that the config gives to derived types.</param>
/// <param name="Derived">The derived types; empty when the config names none.</param>
internal sealed record ConfigFamilyModel(
    string? Key, string Discriminator, string DerivedKey, EquatableArray<ConfigDerivedModel> Derived);

/// <summary>A derived type that a config names.</summary>
/// <param name="Type">The type as code spells it.</param>
/// <param name="Discriminator">The text that stands for the type.</param>
internal sealed record ConfigDerivedModel(string Type, string Discriminator);
