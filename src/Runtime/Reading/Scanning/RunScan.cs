using System.Text.Json;
using Instrument.Reading.Values;
using Instrument.Records;
using Instrument.TransactionLog;

namespace Instrument.Reading.Scanning;

/// <summary>
/// One pass over a log, which may be continued when the log has grown: keeps everything but rows, console output and the like.
/// </summary>
internal sealed class RunScan(LogScanner log, RunInfo run)
{
    private readonly RowValues<CountedKey> _row = new(name => new CountedKey(name));
    private readonly JsonTree _config = new();
    private readonly JsonTree _summary = new();
    private readonly DefinitionTable _metrics = new();
    private readonly List<ReadDamage> _damage = [];
    private ReadDamage? _tail;
    private bool _badHeader;

    public RunInfo Run { get; private set; } = run;

    /// <summary>The exit record.</summary>
    public RunExitRecord? Exit { get; private set; }

    /// <summary>Where the exit record ends.</summary>
    public long ExitEnd { get; private set; }

    /// <summary>How many rows there are.</summary>
    public long Rows { get; private set; }

    /// <summary>How many records were read.</summary>
    public long Records { get; private set; }

    /// <summary>Whether the file is something else than a log.</summary>
    public bool IsForeign => _badHeader && Records == 0;

    public IReadOnlyList<DefinedMetric> Metrics => _metrics.All;

    public IReadOnlyList<ReadDamage> Damage => _tail is null ? [.. _damage] : [.. _damage, _tail];

    public Dictionary<string, JsonElement> Config() => _config.ToDictionary();

    public Dictionary<string, JsonElement> Summary() => _summary.ToDictionary();

    public Dictionary<string, LoggedKey> Keys()
    {
        Dictionary<string, LoggedKey> keys = [];
        foreach (CountedKey key in _row.Keys)
        {
            if (key.ToLoggedKey() is { } logged)
                keys.Add(logged.Key, logged);
        }
        return keys;
    }

    /// <summary>Reads to the end of the log as it is now.</summary>
    /// <returns>Whether there was anything new.</returns>
    public bool Advance()
    {
        long before = Records + _damage.Count;
        ReadDamage? tail = _tail;
        while (true)
        {
            LogEntry entry = log.Read();
            if (entry.IsEnd)
            {
                _tail = entry.SkippedBytes == 0 ? null : ToDamage(entry);
                return Records + _damage.Count != before || tail != _tail;
            }
            if (entry.Kind == LogReadKind.Record && Apply(entry))
            {
                Records++;
                continue;
            }
            _badHeader |= entry.Damage == LogDamage.BadFileHeader;
            _damage.Add(ToDamage(entry.Kind == LogReadKind.Record ? LogScanner.Unreadable(entry.Offset, entry.Next) : entry));
        }
    }

    private static ReadDamage ToDamage(in LogEntry entry) => new(entry.Offset, entry.SkippedBytes, DamageReason.Of(entry.Damage));

    private bool Apply(in LogEntry entry)
    {
        if (entry.Type == Record.HistoryFieldNumber)
            return ApplyRow(entry);
        if (entry.ToRecord() is not { } record)
            return false;
        switch (record.RecordTypeCase)
        {
            case Record.RecordTypeOneofCase.Run:
                Run = RunInfoRecords.Merge(Run, record.Run);
                if (record.Run.Config is { } config)
                    RecordTrees.Apply(_config, config);
                break;
            case Record.RecordTypeOneofCase.Config:
                RecordTrees.Apply(_config, record.Config);
                break;
            case Record.RecordTypeOneofCase.Summary:
                RecordTrees.Apply(_summary, record.Summary);
                break;
            case Record.RecordTypeOneofCase.Metric:
                _metrics.Apply(record.Metric);
                break;
            case Record.RecordTypeOneofCase.Exit:
                Exit = record.Exit;
                ExitEnd = entry.Next;
                break;
        }
        return true;
    }

    private bool ApplyRow(in LogEntry entry)
    {
        if (!_row.Read(entry.Body))
            return false;
        Rows++;
        for (int index = 0; index < _row.Count; index++)
            _row.Key(index).Add(_row.Step, entry.Offset, _row.Value(index));
        return true;
    }
}
