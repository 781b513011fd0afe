namespace Instrument.Testing;

/// <summary>Which part of the server a request was for (docs/wire/online.md §9.1).</summary>
public enum FakeRoute
{
    /// <summary>An address that the server does not have.</summary>
    Unknown,

    /// <summary><c>POST /graphql</c>.</summary>
    GraphQL,

    /// <summary><c>POST /files/{entity}/{project}/{run}/file_stream</c>.</summary>
    FileStream,

    /// <summary><c>PUT</c> of a file to an address that the server gave.</summary>
    Upload,

    /// <summary><c>POST /oidc/token</c>, which exchanges an identity token for an access token.</summary>
    Token,

    /// <summary><c>PUT</c> of a file or a manifest of an artifact to an address that the server gave.</summary>
    ArtifactUpload,

    /// <summary><c>GET</c> of a file or a manifest of an artifact from an address that the server gave.</summary>
    ArtifactDownload,

    /// <summary><c>GET</c> of a file of an artifact from the server itself, with credentials.</summary>
    ArtifactContent,

    /// <summary><c>GET</c> of a run's file from an address that the server gave.</summary>
    Download,
}
