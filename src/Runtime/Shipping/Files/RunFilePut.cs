namespace Instrument.Shipping.Files;

/// <summary>What became of an upload, after all retries.</summary>
/// <param name="Kind">The outcome.</param>
/// <param name="Message">What went wrong, without the address: its signature is a secret. Null if nothing did.</param>
internal readonly record struct RunFilePut(RunFilePutKind Kind, string? Message = null);
