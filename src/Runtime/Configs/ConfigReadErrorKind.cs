namespace Instrument;

/// <summary>What can be wrong with a value when a config is read from JSON.</summary>
public enum ConfigReadErrorKind
{
    /// <summary>The config has no member with the key. The rest is read.</summary>
    UnknownKey,

    /// <summary>The member with the key cannot be set. The rest is read.</summary>
    NotSettable,

    /// <summary>The text is not JSON.</summary>
    NotJson,

    /// <summary>The value is of another kind than the member.</summary>
    WrongType,

    /// <summary>The member's type cannot hold the number.</summary>
    OutOfRange,

    /// <summary>A new nested config cannot be made without the value.</summary>
    Missing,
}
