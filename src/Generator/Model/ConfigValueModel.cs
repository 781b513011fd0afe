namespace Instrument.Generator.Model;

/// <summary>How a value of a config is written and read.</summary>
/// <remarks>Equality decides whether output is generated again: strings, flags and equatable arrays only.</remarks>
/// <param name="Type">The type as code spells it, without a question mark at its end.</param>
/// <param name="IsValueType">Whether the type is a value type.</param>
/// <param name="IsNullable">Whether the value may be null: a <see cref="Nullable{T}"/>, or a reference that is not said to be there.</param>
internal abstract record ConfigValueModel(string Type, bool IsValueType, bool IsNullable)
{
    /// <summary>The type with its question mark.</summary>
    public string FullType => IsNullable ? Type + "?" : Type;

    /// <summary>Whether the value is a <see cref="Nullable{T}"/>.</summary>
    public bool IsNullableValue => IsValueType && IsNullable;
}

/// <summary>A number, flag, text or something that is written as one of these.</summary>
/// <param name="Type">The type as code spells it.</param>
/// <param name="IsValueType">Whether the type is a value type.</param>
/// <param name="IsNullable">Whether the value may be null.</param>
/// <param name="Cast">The type to cast to, or empty when the writer has an overload for the type itself.</param>
/// <param name="Parser">The runtime's parser for the type, with its type argument.</param>
internal sealed record ConfigScalarModel(string Type, bool IsValueType, bool IsNullable, string Cast, string Parser)
    : ConfigValueModel(Type, IsValueType, IsNullable);

/// <summary>An enum, written as the name of its member.</summary>
/// <param name="Type">The enum as code spells it.</param>
/// <param name="Names">The members' names without those that repeat a value.</param>
/// <param name="IsNullable">Whether the value is a <see cref="Nullable{T}"/>.</param>
internal sealed record ConfigEnumModel(string Type, EquatableArray<string> Names, bool IsNullable) : ConfigValueModel(Type, true, IsNullable);

/// <summary>A config inside the config.</summary>
/// <param name="Type">The config as code spells it.</param>
/// <param name="IsValueType">Whether the config is a struct.</param>
/// <param name="IsNullable">Whether the value may be null; a null reference is the writer's business.</param>
internal sealed record ConfigObjectModel(string Type, bool IsValueType, bool IsNullable) : ConfigValueModel(Type, IsValueType, IsNullable);

/// <summary>A list of values.</summary>
/// <param name="Type">The list as code spells it.</param>
/// <param name="IsValueType">Whether the list is a struct.</param>
/// <param name="IsNullable">Whether the value may be null.</param>
/// <param name="Shape">How the list is walked.</param>
/// <param name="Parser">The runtime's parser of such lists.</param>
/// <param name="Element">How an element is written.</param>
internal sealed record ConfigListModel(
    string Type, bool IsValueType, bool IsNullable, ConfigListShape Shape, string Parser, ConfigValueModel Element)
    : ConfigValueModel(Type, IsValueType, IsNullable);

/// <summary>A dictionary with text as keys, written as an object.</summary>
/// <param name="Type">The dictionary as code spells it.</param>
/// <param name="IsNullable">Whether the value may be null.</param>
/// <param name="Parser">The runtime's parser of such dictionaries.</param>
/// <param name="Element">How a value is written.</param>
internal sealed record ConfigDictionaryModel(string Type, bool IsNullable, string Parser, ConfigValueModel Element)
    : ConfigValueModel(Type, false, IsNullable);

/// <summary>A value of any type that is never shown.</summary>
internal sealed record ConfigSecretModel() : ConfigValueModel("", false, false);
