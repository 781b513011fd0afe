namespace Instrument.Generator.Model;

/// <summary>A type that gets a config serializer.</summary>
/// <remarks>Equality decides whether output is generated again: strings, flags and equatable arrays only.</remarks>
/// <param name="Namespace">The namespace as code spells it; empty for the global one.</param>
/// <param name="Declarations">The partial declarations from the outermost type to the config, for example <c>partial record TrainConfig</c>.</param>
/// <param name="GlobalName">The type as code spells it from anywhere.</param>
/// <param name="HintName">The name of the generated file.</param>
/// <param name="IsValueType">Whether the type is a struct.</param>
/// <param name="CopiesByWith">Whether the language copies an instance by <c>with</c>: a record or a struct.</param>
/// <param name="Members">The members in the order in which they are written.</param>
/// <param name="Creation">How an instance is made.</param>
/// <param name="Family">The types among which the config is told apart.</param>
/// <param name="SearchSpace">What the members say of a sweep.</param>
internal sealed record ConfigTypeModel(
    string Namespace,
    EquatableArray<string> Declarations,
    string GlobalName,
    string HintName,
    bool IsValueType,
    bool CopiesByWith,
    EquatableArray<ConfigMemberModel> Members,
    ConfigCreationModel Creation,
    ConfigFamilyModel Family,
    EquatableArray<SweepParameterModel> SearchSpace);

/// <summary>One entry of a config.</summary>
/// <param name="Name">The member's name as code spells it.</param>
/// <param name="Key">The key in the config.</param>
/// <param name="Value">How the value is written.</param>
/// <param name="Setter">How the member is set.</param>
internal sealed record ConfigMemberModel(string Name, string Key, ConfigValueModel Value, ConfigSetterModel Setter);

/// <summary>How a member of a config is set.</summary>
/// <param name="Kind">The way.</param>
/// <param name="Owner">The type that declares an init-only setter, as code spells it; empty for others.</param>
internal sealed record ConfigSetterModel(ConfigSetterKind Kind, string Owner)
{
    public static ConfigSetterModel None { get; } = new(ConfigSetterKind.None, "");

    public static ConfigSetterModel Assigned { get; } = new(ConfigSetterKind.Assigned, "");
}
