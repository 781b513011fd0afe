namespace Instrument.Generator.Model;

/// <summary>How a member of a config is set.</summary>
internal enum ConfigSetterKind
{
    /// <summary>It cannot be set.</summary>
    None,

    /// <summary>By an assignment.</summary>
    Assigned,

    /// <summary>Only while an instance is made.</summary>
    InitOnly,
}
