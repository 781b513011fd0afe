using System.Text;
using System.Text.Json;
using Instrument.Shipping;
using Instrument.Shipping.Documents;
using Instrument.Tool.Runs;

namespace Instrument.Tool.Verification;

/// <summary>Reads the lines that a server has to have of a log: as the shipper writes them, without those that were refused.</summary>
internal sealed class ExpectedRows
{
    private readonly LocalRun _run;
    private readonly HashSet<long> _refused;
    private readonly HistoryLineOptions _options;

    /// <summary>Prepares the reading.</summary>
    public ExpectedRows(LocalRun run)
    {
        _run = run;
        ShipState state = new ShipStateFile(run.LogPath).Read();
        _refused = [.. state.RefusedRows];
        IsSent = run.IsSynced || state.HistoryBase is not null;
        _options = new HistoryLineOptions { StepOffset = state.StepShift, OmitStep = LogWriterReader.Read(run.LogPath).IsShared };
    }

    /// <summary>Whether the log was sent, as far as this machine knows.</summary>
    public bool IsSent { get; }

    /// <summary>How many rows were refused.</summary>
    public long Refused => _refused.Count;

    /// <summary>Reads the lines, one by one.</summary>
    public IEnumerable<LineValues> Read()
    {
        HistoryLineWriter writer = new(_options);
        using ByteBuffer buffer = new();
        using LogFollower log = LogFollower.Open(_run.LogPath);
        for (long place = 0; log.TryRead(out ReadOnlyMemory<byte> record, out _);)
        {
            RecordPeek peek = RecordPeek.Of(record.Span);
            if (peek.Kind != RecordKind.History)
                continue;
            bool isRefused = _refused.Contains(place++);
            if (!isRefused && Line(writer, buffer, record.Span.Slice(peek.Start, peek.Length)) is { } line)
                yield return line;
        }
    }

    private static LineValues? Line(HistoryLineWriter writer, ByteBuffer buffer, ReadOnlySpan<byte> history)
    {
        buffer.Clear();
        if (writer.Write(history, buffer) == HistoryLineWriter.Unreadable)
            return null;
        using JsonDocument text = JsonDocument.Parse($"\"{Encoding.UTF8.GetString(buffer.Span)}\"");
        return LineValues.Of(text.RootElement.GetString()!);
    }
}
