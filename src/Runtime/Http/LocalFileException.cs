namespace Instrument.Http;

/// <summary>
/// A file that cannot be read or written while its bytes are on the way. It passes through the network code, which must not take it for a broken
/// connection.
/// </summary>
internal sealed class LocalFileException(string message, Exception? innerException) : IOException(message, innerException);
