using System.Runtime.CompilerServices;
using System.Text.Json;
using Instrument.Reading.Scanning;
using Instrument.Records;

namespace Instrument.Reading;

/// <summary>
/// Reads the log of a run, ours or the official client's, finished, damaged, or still being written by another process.
/// </summary>
/// <remarks>
/// <para>
/// Opening reads the log once and keeps everything but rows, console output, files and system metrics; those are read anew, one by
/// one, by each enumeration. The properties are those of the moment of <see cref="Open"/> or of the last <see cref="Refresh"/>.
/// </para>
/// <para>
/// No content of the file throws: what cannot be read is skipped and listed in <see cref="Damage"/>. A disk that fails throws
/// <see cref="IOException"/>. Enumerations may run on several threads; <see cref="Refresh"/> and the properties belong to one.
/// </para>
/// </remarks>
public sealed class RunReader : IDisposable
{
    private readonly RunReaderOptions _options;
    private readonly LogScanner _log;
    private readonly RunScan _scan;
    private Dictionary<string, JsonElement>? _config;
    private Dictionary<string, JsonElement>? _summary;
    private Dictionary<string, LoggedKey>? _keys;
    private bool _disposed;

    private RunReader(string path, LogScanner log, RunReaderOptions options)
    {
        LogPath = path;
        _log = log;
        _options = options;
        _scan = new RunScan(log, new RunInfo { Id = RunLogPath.RunId(path) });
    }

    /// <summary>Full path of the log.</summary>
    public string LogPath { get; }

    /// <summary>What the log says of its run. Later statements replace earlier ones.</summary>
    public RunInfo Run => _scan.Run;

    /// <summary>
    /// The run's config with all changes applied, also W&amp;B's own part of it under <c>_wandb</c>. Infinities are the strings
    /// <c>"Infinity"</c> and <c>"-Infinity"</c>, and so is NaN; a value that is no JSON is a string of its whole text.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> Config => _config ??= _scan.Config();

    /// <summary>The run's summary with all changes applied. For NaN and the like see <see cref="Config"/>.</summary>
    public IReadOnlyDictionary<string, JsonElement> Summary => _summary ??= _scan.Summary();

    /// <summary>All keys that rows have, also W&amp;B's own <c>_step</c>, <c>_timestamp</c> and <c>_runtime</c>.</summary>
    public IReadOnlyDictionary<string, LoggedKey> Keys => _keys ??= _scan.Keys();

    /// <summary>The definitions of metrics.</summary>
    public IReadOnlyList<DefinedMetric> Metrics => _scan.Metrics;

    /// <summary>How many rows the log has.</summary>
    public long RowCount => _scan.Rows;

    /// <summary>Whether the run has ended: the log says so, and does not say that more is to come.</summary>
    public bool IsComplete => _scan.Exit is { NotComplete: false };

    /// <summary>The exit code; <see langword="null"/> if the log does not say, because the run goes on or has died.</summary>
    public int? ExitCode => _scan.Exit?.ExitCode;

    /// <summary>
    /// What could not be read. While a run goes on, the last one may be a record on its way, which <see cref="Refresh"/> then finds
    /// whole.
    /// </summary>
    public IReadOnlyList<ReadDamage> Damage => _scan.Damage;

    /// <summary>Opens the log of a run.</summary>
    /// <param name="path">A <c>.wandb</c> file, or the run's directory that holds it.</param>
    /// <param name="options">How to follow a run that goes on.</param>
    /// <exception cref="FileNotFoundException">There is no such file or directory.</exception>
    /// <exception cref="WandbException">The directory does not hold exactly one log, or the file is none or cannot be read.</exception>
    public static RunReader Open(string path, RunReaderOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new RunReaderOptions();
        if (options.PollInterval <= TimeSpan.Zero)
            throw new ArgumentException($"The poll interval is {options.PollInterval}; it must be longer than zero.", nameof(options));
        string log = RunLogPath.Find(path);
        RunReader? reader = null;
        try
        {
            reader = new RunReader(log, LogScanner.Open(log), options);
            reader._scan.Advance();
            if (reader._scan.IsForeign)
            {
                throw new WandbException(
                    $"The file '{log}' is no W&B log: it does not start with ':W&B' and holds no record. Name a file run-ID.wandb.");
            }
            return reader;
        }
        catch (Exception exception)
        {
            reader?.Dispose();
            if (exception is IOException or UnauthorizedAccessException)
            {
                throw new WandbException(
                    $"The log '{log}' cannot be read: {exception.Message} Make it readable, or name a copy.", exception);
            }
            throw;
        }
    }

    /// <summary>Takes what was appended to the log since <see cref="Open"/> or the last call into the properties.</summary>
    /// <returns>Whether there was anything.</returns>
    public bool Refresh()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_scan.Advance())
            return false;
        _config = null;
        _summary = null;
        _keys = null;
        return true;
    }

    /// <summary>Reads rows one by one, in the order of the log.</summary>
    /// <param name="filter">Which rows, and what of them. Default: all.</param>
    public IEnumerable<HistoryRow> ReadRows(RowFilter? filter = null) => ReadRowsFrom(Valid(filter));

    /// <summary>Reads all numbers of some keys, in one pass. Memory is needed for them alone.</summary>
    /// <param name="keys">The keys.</param>
    /// <returns>A column for each key, in this order; an empty one for a key that no row has.</returns>
    public IReadOnlyList<MetricColumn> ReadColumns(params string[] keys) => ReadColumns(new RowFilter { Keys = keys });

    /// <summary>Reads the numbers of some keys in some rows, in one pass.</summary>
    /// <param name="filter">Which rows, and which keys; without <see cref="RowFilter.Keys"/> all that the properties know.</param>
    /// <returns>A column for each key, in the order of the filter's keys.</returns>
    public IReadOnlyList<MetricColumn> ReadColumns(RowFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return ColumnScan.Read(LogPath, Valid(filter), Keys);
    }

    /// <summary>Reads what the run put out to the console, one write after the other.</summary>
    public IEnumerable<ConsoleOutput> ReadConsole() => ReadRecords(RecordViews.IsConsole).Select(RecordViews.Console);

    /// <summary>Reads the names of the run's files, in the order in which they were announced; a file may come several times.</summary>
    public IEnumerable<RunFile> ReadFiles() => ReadRecords(RecordViews.IsFiles).SelectMany(RecordViews.Files);

    /// <summary>Reads the samples of the machine's metrics.</summary>
    public IEnumerable<SystemSample> ReadSystemMetrics() => ReadRecords(RecordViews.IsSystemMetrics).Select(RecordViews.SystemMetrics);

    /// <summary>
    /// Reads rows as <see cref="ReadRows"/> does, then waits for more, also from another process, until the run's exit has been
    /// read. A run that dies without one is followed until the token is cancelled.
    /// </summary>
    /// <param name="filter">Which rows, and what of them. Default: all.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IAsyncEnumerable<HistoryRow> Follow(RowFilter? filter = null, CancellationToken cancellationToken = default)
    {
        RowFilter valid = Valid(filter);
        return FollowFrom(valid, _scan.Exit is not null && valid.FromPosition >= _scan.ExitEnd, cancellationToken);
    }

    /// <summary>Closes the log.</summary>
    public void Dispose()
    {
        _disposed = true;
        _log.Dispose();
    }

    private RowFilter Valid(RowFilter? filter)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        filter ??= new RowFilter();
        ArgumentOutOfRangeException.ThrowIfNegative(filter.FromPosition, nameof(filter));
        return filter;
    }

    private IEnumerable<HistoryRow> ReadRowsFrom(RowFilter filter)
    {
        using LogScanner log = LogScanner.Open(LogPath, filter.FromPosition);
        RowReader rows = new(filter);
        for (LogEntry entry = log.Read(); !entry.IsEnd; entry = log.Read())
        {
            if (rows.Read(entry) is { } row)
                yield return row;
        }
    }

    private IEnumerable<Record> ReadRecords(Func<int, bool> isWanted)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return Read();

        IEnumerable<Record> Read()
        {
            using LogScanner log = LogScanner.Open(LogPath);
            for (LogEntry entry = log.Read(); !entry.IsEnd; entry = log.Read())
            {
                if (isWanted(entry.Type) && entry.ToRecord() is { } record)
                    yield return record;
            }
        }
    }

    private async IAsyncEnumerable<HistoryRow> FollowFrom(
        RowFilter filter, bool ended, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using LogScanner log = LogScanner.Open(LogPath, filter.FromPosition);
        RowReader rows = new(filter);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            LogEntry entry = log.Read();
            if (!entry.IsEnd)
            {
                ended |= entry.Type == Record.ExitFieldNumber;
                if (rows.Read(entry) is { } row)
                    yield return row;
                continue;
            }
            if (ended)
                yield break;
            await Task.Delay(_options.PollInterval, _options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }
}
