using System.Globalization;
using Instrument.Pipeline;
using Instrument.Records;

namespace Instrument.Torture.Kill;

/// <summary>Compares recovered logs with what was acknowledged, and adds up the violations.</summary>
internal sealed class KillFigures
{
    private int _kills;
    private long _rows;
    private long _recovered;
    private long _large;
    private long _lost;
    private long _invented;
    private long _reordered;
    private long _duplicated;
    private int _errors;

    /// <summary>Whether anything is wrong.</summary>
    public bool HasViolation => _lost + _invented + _reordered + _duplicated + _errors != 0;

    /// <summary>Takes one killed run.</summary>
    public void Add(KillPlan plan, int[] acknowledged, IReadOnlyList<Record> records, RecoveryResult? recovered)
    {
        _kills++;
        _recovered += recovered?.Rows ?? 0;
        if (recovered?.Error is { } error)
        {
            _errors++;
            Console.Error.WriteLine($"{plan}: {error}");
        }
        if (recovered is { Lost: > 0 and long lost })
            _lost += lost;
        int[] next = new int[plan.Threads];
        long lastStep = -1;
        foreach (HistoryRecord history in records.Where(record => record.History is not null).Select(record => record.History))
        {
            Dictionary<string, string> row = history.Item.ToDictionary(item => item.NestedKey.Single(), item => item.ValueJson);
            int series = int.Parse(row["series"], CultureInfo.InvariantCulture);
            int number = int.Parse(row["number"], CultureInfo.InvariantCulture);
            _rows++;
            _large += plan.Large != 0 && number % plan.Large == 0 ? 1 : 0;
            if (number < next[series])
                _duplicated++;
            else if (number > next[series])
                _reordered++;
            next[series] = number + 1;
            long step = history.Step.Num;
            if (step <= lastStep || (plan.Steps && step != 3L * number))
                _reordered++;
            lastStep = step;

            // One call more may have been on its way when the process was killed.
            if (number > acknowledged[series] || !HasItsValues(row, series, number, plan.Large))
                _invented++;
        }
        for (int series = 0; series < plan.Threads; series++)
            _lost += Math.Max(0, acknowledged[series] - next[series]);
    }

    /// <summary>Takes what recovery left behind beside the log.</summary>
    public void AddLeftFile(string path)
    {
        _errors++;
        Console.Error.WriteLine($"left: {path}");
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"kills={_kills} lost={_lost} invented={_invented} reordered={_reordered} duplicated={_duplicated} errors={_errors} rows={_rows} large={_large} recovered={_recovered}");

    private static bool HasItsValues(Dictionary<string, string> row, int series, int number, int large)
    {
        string? note = KillMetrics.NoteOf(number, large);
        return double.Parse(row["loss"], CultureInfo.InvariantCulture) == KillMetrics.LossOf(series, number)
            && row.GetValueOrDefault("note") == (note is null ? null : $"\"{note}\"")
            && row.ContainsKey("odd") == (number % 2 == 1);
    }
}
