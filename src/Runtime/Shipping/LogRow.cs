using System.Globalization;
using Instrument.Records;

namespace Instrument.Shipping;

/// <summary>Finds out whether a line that the server has is a row of a log.</summary>
internal static class LogRow
{
    // The three values that every row has, and that no two rows of different runs share.
    private static readonly string[] Identity = ["_step", "_timestamp", "_runtime"];

    /// <summary>The place of a line among a log's history records, counted from 0; <see langword="null"/> if it is none of them.</summary>
    /// <param name="logPath">The log.</param>
    /// <param name="line">A line of <c>wandb-history.jsonl</c>.</param>
    public static long? PlaceOf(string logPath, string line)
    {
        double?[] wanted = [.. Identity.Select(key => LineNumber.Find(line, key))];
        if (wanted.Contains(null))
            return null;
        using LogFollower log = LogFollower.Open(logPath);
        for (long place = 0; log.TryRead(out ReadOnlyMemory<byte> bytes, out _);)
        {
            RecordPeek peek = RecordPeek.Of(bytes.Span);
            if (peek.Kind != RecordKind.History)
                continue;
            if (IsSame(HistoryRecord.Parser.ParseFrom(bytes.Span.Slice(peek.Start, peek.Length)), wanted))
                return place;
            place++;
        }
        return null;
    }

    private static bool IsSame(HistoryRecord row, double?[] wanted)
    {
        double?[] found = new double?[wanted.Length];
        foreach (HistoryItem item in row.Item)
        {
            int index = Array.IndexOf(Identity, item.NestedKey.Count == 1 ? item.NestedKey[0] : item.Key);
            if (index >= 0 && double.TryParse(item.ValueJson, CultureInfo.InvariantCulture, out double value))
                found[index] = value;
        }
        return found.AsSpan().SequenceEqual(wanted);
    }
}
