using Instrument.Records;
using Instrument.Shipping;

namespace Instrument.Tool.Runs;

/// <summary>Tells which client wrote a log, by its first record.</summary>
internal static class LogProducer
{
    /// <summary>Whether it was this library.</summary>
    public static bool IsInstrument(string logPath)
    {
        using LogFollower log = LogFollower.Open(logPath);
        if (!log.TryRead(out ReadOnlyMemory<byte> bytes, out _))
            return false;
        try
        {
            return Record.Parser.ParseFrom(bytes.Span).Header?.VersionInfo?.Producer.StartsWith("instrument", StringComparison.Ordinal) == true;
        }
        catch (Google.Protobuf.InvalidProtocolBufferException)
        {
            return false;
        }
    }
}
