using Google.Protobuf;
using Instrument.Records;
using Instrument.Settings;

namespace Instrument.Shipping;

/// <summary>Reads who wrote a log, which decides how it is sent.</summary>
internal static class LogWriterReader
{
    /// <summary>Reads it; a log that does not say has been written by a writer alone.</summary>
    /// <exception cref="IOException">The file is missing or cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static WriterSettings Read(string logPath)
    {
        using LogFollower log = LogFollower.Open(logPath);
        while (log.TryRead(out ReadOnlyMemory<byte> bytes, out _))
        {
            if (RecordPeek.Of(bytes.Span).Kind != RecordKind.Run)
                continue;
            try
            {
                return WriterSettings.Of(Record.Parser.ParseFrom(bytes.Span).Run);
            }
            catch (InvalidProtocolBufferException)
            {
                break;
            }
        }
        return new WriterSettings();
    }
}
