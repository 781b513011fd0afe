namespace Instrument;

/// <summary>How urgent an alert is. W&amp;B shows it with the message.</summary>
public enum AlertLevel
{
    /// <summary>Something worth knowing.</summary>
    Info,

    /// <summary>Something that may go wrong.</summary>
    Warn,

    /// <summary>Something that went wrong.</summary>
    Error,
}
