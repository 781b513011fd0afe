namespace Instrument.Http;

/// <summary>A call that failed, as a value. It never holds an API key, a token or the query of a signed URL.</summary>
/// <param name="Kind">What went wrong.</param>
/// <param name="Status">The HTTP status; <see langword="null"/> when there was no answer.</param>
/// <param name="Message">What happened and what to do about it, for a person.</param>
/// <param name="IsFinal">Whether the same call would fail again.</param>
internal sealed record ApiFailure(ApiFailureKind Kind, int? Status, string Message, bool IsFinal);
