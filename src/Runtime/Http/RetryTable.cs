namespace Instrument.Http;

/// <summary>Which failures of a kind of request are worth another attempt (docs/wire/online.md §2.3 and §4.2).</summary>
internal enum RetryTable
{
    /// <summary>All but those that say that the same request will fail again: GraphQL and file_stream.</summary>
    MostFailures,

    /// <summary>The same with 409, a conflict of writers in the server's database: making and changing a run.</summary>
    MostFailuresAndConflict,

    /// <summary>Only the server's own failures and rate limits: uploads and the token exchange.</summary>
    ServerFailures,
}
