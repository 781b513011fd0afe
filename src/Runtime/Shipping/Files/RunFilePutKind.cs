namespace Instrument.Shipping.Files;

/// <summary>Outcomes of an upload.</summary>
internal enum RunFilePutKind
{
    /// <summary>The store has the file.</summary>
    Sent,

    /// <summary>The store does not accept the address (400, 401 or 403): a fresh one may help.</summary>
    Expired,

    /// <summary>The network or the store did not work: later it may.</summary>
    Failed,

    /// <summary>The store refuses the file, and would do so again.</summary>
    Refused,
}
