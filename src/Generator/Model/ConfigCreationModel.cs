namespace Instrument.Generator.Model;

/// <summary>How an instance of a config is made before its values are read.</summary>
/// <param name="Arguments">The values that the constructor needs.</param>
/// <param name="Required">The values that required members need.</param>
/// <param name="Obstacle">Why no instance can be made, as the end of a sentence that starts with a value; null when one can.</param>
internal sealed record ConfigCreationModel(
    EquatableArray<ConfigArgumentModel> Arguments, EquatableArray<ConfigArgumentModel> Required, string? Obstacle);

/// <summary>A value without which no instance can be made.</summary>
/// <param name="Target">The parameter or member as code spells it.</param>
/// <param name="Member">The member that has the key.</param>
internal sealed record ConfigArgumentModel(string Target, ConfigMemberModel Member);
