using System.Globalization;
using System.Text;
using Instrument.Generated;
using Instrument.Records;
using Instrument.Rows;

namespace Instrument.Pipeline;

/// <summary>What a log thread must know to go on with a log that another process began.</summary>
/// <param name="RunId">The run's id.</param>
/// <param name="LastNum">Number of the last record.</param>
/// <param name="NextStep">The step of the next row.</param>
/// <param name="HasExit">Whether the run has ended.</param>
/// <param name="Length">How far the log could be read.</param>
internal sealed record LogState(string RunId, long LastNum, long NextStep, bool HasExit, long Length)
{
    /// <summary>Reads the beginning of a log and fills <paramref name="metrics"/> with the definitions and figures it leads to.</summary>
    public static LogState Read(string path, long length, MetricTable metrics)
    {
        using RecordReader reader = RecordReader.Open(path);
        string runId = "";
        long lastNum = 0;
        long nextStep = 0;
        bool hasExit = false;
        while (reader.Position < length)
        {
            if (reader.Read().Record is not { } record)
                break;
            lastNum = record.Num;
            if (record.Run is { } run)
            {
                runId = run.RunId;
                nextStep = Math.Max(nextStep, run.StartingStep);
            }
            else if (record.History is { } history)
                nextStep = Apply(history, metrics) + 1;
            else if (record.Exit is not null)
                hasExit = true;
            else if (record.Metric is not null || IsAssigned(record.Summary))
                RecordState.Apply(record, metrics);
            else if (record.Summary is not null)
                Publish(metrics);
        }
        return new LogState(runId, lastNum, nextStep, hasExit, reader.Position);
    }

    private static long Apply(HistoryRecord history, MetricTable metrics)
    {
        foreach (HistoryItem item in history.Item)
        {
            metrics.Get(item.NestedKey).Update(Value(item.ValueJson));
        }
        return history.Step?.Num ?? 0;
    }

    // A derived summary, and the record of times before it, has all that changed until then.
    private static void Publish(MetricTable metrics)
    {
        foreach (MetricTrack track in metrics.All)
            track.SummaryDue = false;
    }

    // Summaries that the log thread derives name their keys as paths; assigned ones of a single level do not, except the time.
    private static bool IsAssigned(SummaryRecord? summary) =>
        summary is not null && (summary.Remove.Count != 0 || summary.Update.Any(item => item.NestedKey.Count == 0 && item.Key != "_runtime"));

    private static RowValue Value(string json)
    {
        if (long.TryParse(json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer))
            return new RowValue(MetricKind.Int64, (ulong)integer, 0, default);
        if (double.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            return new RowValue(MetricKind.Double, BitConverter.DoubleToUInt64Bits(number), 0, default);
        return new RowValue(MetricKind.Json, 0, 0, Encoding.UTF8.GetBytes(json));
    }
}
