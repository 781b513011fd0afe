namespace Instrument.Testing.State;

/// <summary>An address that a file may be sent to, until it expires.</summary>
internal sealed record UploadTicket(RunKey Run, string FileName, DateTimeOffset Expires);
