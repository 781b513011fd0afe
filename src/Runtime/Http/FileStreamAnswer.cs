namespace Instrument.Http;

/// <summary>What the server says to a file_stream request that it took.</summary>
/// <param name="Stopped">Whether somebody asked the run to stop.</param>
internal sealed record FileStreamAnswer(bool Stopped);
