namespace Instrument.Http;

/// <summary>An attempt that failed, for those who watch a call while it is repeated.</summary>
/// <param name="Operation">The call: a GraphQL operation, <c>file_stream</c>, <c>upload</c> or <c>token exchange</c>.</param>
/// <param name="Number">The number of the attempt, from 1.</param>
/// <param name="Failure">Why it failed.</param>
/// <param name="NextWait">How long until the next attempt; <see langword="null"/> when there is none.</param>
internal sealed record FailedAttempt(string Operation, int Number, ApiFailure Failure, TimeSpan? NextWait);
