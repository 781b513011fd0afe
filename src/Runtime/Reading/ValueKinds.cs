namespace Instrument.Reading;

/// <summary>The kinds of values that a key had.</summary>
[Flags]
public enum ValueKinds
{
    /// <summary>No value.</summary>
    None = 0,

    /// <summary>Numbers, also NaN and the infinities.</summary>
    Number = 1,

    /// <summary><see langword="true"/> or <see langword="false"/>.</summary>
    Boolean = 2,

    /// <summary>Text.</summary>
    Text = 4,

    /// <summary>JSON arrays.</summary>
    List = 8,

    /// <summary>JSON objects.</summary>
    Object = 16,

    /// <summary>An explicit <c>null</c>.</summary>
    Null = 32,

    /// <summary>Something that does not start like JSON.</summary>
    Unreadable = 64,
}
