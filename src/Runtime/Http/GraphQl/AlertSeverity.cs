namespace Instrument.Http.GraphQl;

/// <summary>How bad an alert is, in the server's terms.</summary>
internal enum AlertSeverity
{
    /// <summary>For information.</summary>
    Info,

    /// <summary>A warning.</summary>
    Warn,

    /// <summary>An error.</summary>
    Error,
}
