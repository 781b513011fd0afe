namespace Instrument.Http;

/// <summary>Why a call to a server failed, told apart by what a caller can do about it.</summary>
internal enum ApiFailureKind
{
    /// <summary>No API key, or one that the server does not know (401).</summary>
    Unauthorized,

    /// <summary>The account may not do this (403).</summary>
    Forbidden,

    /// <summary>Entity, project or run does not exist (404).</summary>
    NotFound,

    /// <summary>A write conflict, or a run id that a deleted run has used (409).</summary>
    Conflict,

    /// <summary>The run was deleted (410).</summary>
    Gone,

    /// <summary>The body is larger than the server takes (413).</summary>
    TooLarge,

    /// <summary>The server refused the request itself: another status of 4xx, or GraphQL errors.</summary>
    Rejected,

    /// <summary>Too many requests (429).</summary>
    RateLimited,

    /// <summary>The server failed (5xx).</summary>
    ServerError,

    /// <summary>No connection, or one that broke: name resolution, refusal, reset.</summary>
    Network,

    /// <summary>No answer in the time that an attempt or a call had.</summary>
    Timeout,

    /// <summary>The server's certificate is not trusted, or no TLS connection could be agreed on.</summary>
    Tls,

    /// <summary>What answers at the base URL is no W&amp;B server.</summary>
    WrongAddress,

    /// <summary>An answer that is not what the protocol says.</summary>
    BadAnswer,

    /// <summary>The identity token could not be exchanged for an access token.</summary>
    IdentityToken,

    /// <summary>The storage refused a signed URL (403): it has expired, or the object may not be written again.</summary>
    UploadUrlRefused,

    /// <summary>A file to upload cannot be read.</summary>
    LocalFile,
}
