using Instrument.Generated;
using Instrument.Tables;

namespace Instrument;

/// <summary>
/// Writes a table that is larger than memory: its rows go to a file in the run's folder while they come. <see cref="Complete"/> gives the
/// value that is logged.
/// </summary>
/// <example>
/// <code>
/// using TableWriter writer = new(run, ["id", "score"], new TableOptions { MaxRows = 5_000_000 });
/// foreach (Example example in examples)
///     writer.AddRow(example.Id, example.Score);
/// run.Log("scores", writer.Complete());
/// </code>
/// </example>
/// <remarks>
/// W&amp;B takes 200 000 rows of a table unless <see cref="TableOptions.MaxRows"/> says otherwise. Media in cells stay in memory until the
/// table is logged. A disk that is full is no exception: the value is then left out and counted by <see cref="RunReceipt.ValuesLeftOut"/>. A
/// writer is used by one thread at a time.
/// </remarks>
public sealed class TableWriter : IDisposable
{
    private readonly TableOptions _options;
    private readonly TableSchema _schema;
    private readonly MediaCells _media = new();
    private readonly RowEncoder _row;
    private readonly TableRowWriter _writer;
    private readonly RowFileWriter _file;
    private StreamedTable? _completed;

    /// <summary>Starts a table.</summary>
    /// <param name="run">The run in which it will be logged.</param>
    /// <param name="columns">The names of its columns, each once.</param>
    /// <param name="options">How it is checked and logged. A table that is written in this way is logged whole.</param>
    /// <exception cref="ArgumentException">Two columns have one name, there is none, or the mode is incremental.</exception>
    public TableWriter(Run run, IEnumerable<string> columns, TableOptions? options = null)
        : this(run, TableSchema.ToColumns(columns), options)
    {
    }

    /// <summary>Starts a table whose columns are described.</summary>
    /// <param name="run">The run in which it will be logged.</param>
    /// <param name="columns">Its columns, each name once.</param>
    /// <param name="options">How it is checked and logged. A table that is written in this way is logged whole.</param>
    /// <exception cref="ArgumentException">Two columns have one name, there is none, or the mode is incremental.</exception>
    public TableWriter(Run run, IEnumerable<TableColumn> columns, TableOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(columns);
        _options = options ?? new TableOptions();
        if (_options.LogMode == TableLogMode.Incremental)
            throw new ArgumentException("A TableWriter's table is logged whole; use a Table with TableLogMode.Incremental to log parts, or another mode.", nameof(options));
        _schema = new TableSchema(columns, _options);
        if (_schema.Count == 0)
            throw new ArgumentException("The table has no columns; name at least one.", nameof(columns));
        _row = new RowEncoder(_schema, _media);
        _writer = new TableRowWriter(_row);
        _file = new RowFileWriter(run.Directory);
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Columns => _schema.Names;

    /// <summary>How many rows were added.</summary>
    public long RowCount => _file.Count;

    /// <summary>Starts a table of objects whose type has <see cref="WandbTableAttribute"/>.</summary>
    /// <param name="run">The run in which it will be logged.</param>
    /// <param name="options">How it is checked and logged.</param>
    /// <exception cref="ArgumentException">The mode is incremental.</exception>
    public static TableWriter For<T>(Run run, TableOptions? options = null) where T : ITableRow<T> => new(run, T.Columns, options);

    /// <inheritdoc cref="Table.AddRow"/>
    /// <exception cref="ObjectDisposedException">The table was completed.</exception>
    public void AddRow(params ReadOnlySpan<object?> cells)
    {
        StartRow();
        try
        {
            foreach (object? cell in cells)
                _row.Add(cell);
            _file.Add(_row.Complete());
        }
        catch
        {
            _row.Abandon();
            throw;
        }
    }

    /// <inheritdoc cref="Table.Add{T}(T)"/>
    /// <exception cref="ObjectDisposedException">The table was completed.</exception>
    public void Add<T>(T row) where T : ITableRow<T>
    {
        ArgumentNullException.ThrowIfNull(row);
        StartRow();
        try
        {
            T.WriteRow(row, _writer);
            _file.Add(_row.Complete());
        }
        catch
        {
            _row.Abandon();
            throw;
        }
    }

    /// <summary>Ends the table.</summary>
    /// <returns>The value to log, once or several times, in the run that the writer was made for. A second call gives the same one.</returns>
    public WandbValue Complete() => _completed ??= new StreamedTable(_file.Complete())
    {
        Columns = _schema.Names,
        Type = _schema.Type,
        Media = _media.ToArray(),
        MediaBytes = _media.Bytes,
        Options = _options,
    };

    /// <summary>Ends the table. One that was not logged is deleted.</summary>
    public void Dispose()
    {
        if (_completed is null)
            _file.Complete().Delete();
        else
            _completed.DeleteUnlessLogged();
        _file.Dispose();
    }

    private void StartRow()
    {
        ObjectDisposedException.ThrowIf(_file.IsComplete, this);
        if (_options.IsStrict && _file.Count >= _options.MaxRows)
            throw new InvalidOperationException($"The table has {_file.Count} rows, and TableOptions.MaxRows allows no more; raise the limit, or log several tables.");
        _row.Start();
    }
}
