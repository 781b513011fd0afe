using Instrument.Reading;
using Instrument.Terminal;
using Instrument.Tool.Runs;

namespace Instrument.Tool.Display;

/// <summary>Reads what is shown of a run out of its log.</summary>
internal static class RunDetailsReader
{
    private const int SparklineWidth = 40;

    // A column holds 16 bytes a number: so many are in memory at a time.
    private const int ColumnsAtATime = 16;

    /// <summary>Reads it; rows that a killed process has left are recovered first.</summary>
    public static RunDetails Read(ToolHost host, LocalRun run)
    {
        LocalRunInfo info = new RunInspector(host).Inspect(run);
        using RunReader log = RunReader.Open(run.LogPath);
        return new RunDetails(
            info, run.LogPath, log.Run.Tags, log.Run.Notes,
            log.Config.Where(item => item.Key != "_wandb").OrderBy(item => item.Key, StringComparer.Ordinal).ToDictionary(item => item.Key, item => item.Value),
            log.Summary.OrderBy(item => item.Key, StringComparer.Ordinal).ToDictionary(item => item.Key, item => item.Value),
            Metrics(log, host.CanShowBlocks), [.. log.ReadFiles().Select(file => file.Path).Distinct(StringComparer.Ordinal)], log.Damage.Count);
    }

    private static List<MetricDetails> Metrics(RunReader log, bool blocks)
    {
        List<MetricDetails> metrics = [];
        LoggedKey[] keys = [.. log.Keys.Values.Where(key => !key.Key.StartsWith('_')).OrderBy(key => key.Key, StringComparer.Ordinal)];
        foreach (LoggedKey[] some in keys.Chunk(ColumnsAtATime))
        {
            IReadOnlyList<MetricColumn> columns = log.ReadColumns([.. some.Select(key => key.Key)]);
            for (int index = 0; index < some.Length; index++)
                metrics.Add(Of(some[index], columns[index], blocks));
        }
        return metrics;
    }

    private static MetricDetails Of(LoggedKey key, MetricColumn column, bool blocks)
    {
        double? min = null;
        double? max = null;
        foreach (double value in column.Values)
        {
            if (!double.IsFinite(value))
                continue;
            min = min < value ? min : value;
            max = max > value ? max : value;
        }
        double? last = column.Count != 0 && double.IsFinite(column.Values[^1]) ? column.Values[^1] : null;
        return new MetricDetails(key.Key, key.Count, last, min, max, column.Count == 0 ? null : Sparkline.Draw(column.Values, SparklineWidth, blocks));
    }
}
