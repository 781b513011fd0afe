namespace Instrument.Runtime.Tests.Http;

/// <summary>What a server does instead of a whole answer.</summary>
internal enum ServerFault
{
    None,

    /// <summary>Closes the connection after the request.</summary>
    Close,

    /// <summary>Closes the connection in the middle of the body.</summary>
    HalfBody,

    /// <summary>Never answers.</summary>
    Silence,
}
