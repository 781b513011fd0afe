namespace Instrument.Http;

/// <summary>The outcome of one attempt: an answer of any status, or the reason why there is none.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Failure">Why there is no answer.</param>
internal readonly record struct HttpAttempt(HttpAnswer? Answer, ApiFailure? Failure)
{
    public static implicit operator HttpAttempt(HttpAnswer answer) => new(answer, null);

    public static implicit operator HttpAttempt(ApiFailure failure) => new(null, failure);
}
