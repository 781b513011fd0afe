using System.Text.Json;
using Instrument.Generated;
using Instrument.Media;
using Instrument.Tables;

namespace Instrument;

/// <summary>
/// Rows and columns that W&amp;B shows as a table, which can be sorted, filtered, grouped and compared between runs. Cells are numbers, text,
/// flags, dates, lists, dictionaries, and images and other media.
/// </summary>
/// <remarks>
/// <para>
/// A table is logged as it is at the call of <c>Log</c>; rows that are added afterwards do not change what was logged. What a second call of
/// the same table does is said by <see cref="TableOptions.LogMode"/>.
/// </para>
/// <para>
/// Each column has one type, found from its first cell, and a cell of another type is an error. In memory a table takes about nine bytes a
/// number; one that is larger than memory is written by a <see cref="TableWriter"/>. Like a list, a table is used by one thread at a time.
/// </para>
/// </remarks>
public sealed partial class Table : WandbValue
{
    private readonly TableOptions _options;
    private readonly TableSchema _schema;
    private readonly MediaCells _media = new();
    private readonly RowEncoder _row;
    private readonly TableRowWriter _writer;
    private readonly TableHistory _history = new();
    private RowMemoryStore _rows = new();

    // Changes with every change of the table.
    private long _version;

    // What pictures of the table have already; nothing before the first one.
    private long _capturedBytes;
    private long? _capturedRows;

    /// <summary>An empty table.</summary>
    /// <param name="columns">The names of its columns, each once.</param>
    /// <param name="options">How it is checked and logged. Default: as <see cref="TableOptions"/> says.</param>
    /// <exception cref="ArgumentException">Two columns have one name.</exception>
    public Table(IEnumerable<string> columns, TableOptions? options = null)
        : this(TableSchema.ToColumns(columns), options)
    {
    }

    /// <summary>An empty table whose columns are described.</summary>
    /// <param name="columns">Its columns, each name once.</param>
    /// <param name="options">How it is checked and logged. Default: as <see cref="TableOptions"/> says.</param>
    /// <exception cref="ArgumentException">Two columns have one name.</exception>
    public Table(IEnumerable<TableColumn> columns, TableOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        _options = options ?? new TableOptions();
        _schema = new TableSchema(columns, _options);
        _row = new RowEncoder(_schema, _media);
        _writer = new TableRowWriter(_row);
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Columns => _schema.Names;

    /// <summary>How many rows the table has.</summary>
    public long RowCount => _rows.Count;

    /// <summary>What happens when the table is logged again.</summary>
    public TableLogMode LogMode => _options.LogMode;

    /// <inheritdoc/>
    internal override string TypeName => TableFiles.TypeOf(_options.LogMode);

    /// <summary>Adds a row.</summary>
    /// <param name="cells">
    /// One cell for each column: numbers, text, flags, dates, enums (their names), media, lists and dictionaries of these, or
    /// <see langword="null"/>. Media are taken as they are now.
    /// </param>
    /// <exception cref="ArgumentException">The row has another number of cells, or a cell is not of its column's type. The table stays as it was.</exception>
    /// <exception cref="InvalidOperationException">The table has all rows that its options allow, and is strict.</exception>
    public void AddRow(params ReadOnlySpan<object?> cells)
    {
        StartRow();
        try
        {
            foreach (object? cell in cells)
                _row.Add(cell);
            CompleteRow();
        }
        catch
        {
            _row.Abandon();
            throw;
        }
    }

    /// <summary>Adds a column to the table as it is. The first column of a table without columns makes its rows.</summary>
    /// <param name="name">Its name, which no other column has.</param>
    /// <param name="cells">One cell for each row.</param>
    /// <param name="type">What its cells are. Default: found from the first cell.</param>
    /// <param name="optional">Whether cells may be missing. Default: no.</param>
    /// <exception cref="ArgumentException">There is a column of this name, another number of cells than rows, or a cell of another type. The table stays as it was.</exception>
    /// <exception cref="InvalidOperationException">The table is incremental, and was logged.</exception>
    public void AddColumn<T>(string name, IEnumerable<T> cells, ColumnType? type = null, bool optional = false)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (LogMode == TableLogMode.Incremental && _capturedRows is not null)
            throw new InvalidOperationException("The table is incremental and was logged, so that no column can be added; make all columns before the first call of Log.");
        TableSchema column = new([new TableColumn(name, type, optional)], _options);
        int mediaBefore = _media.Count;
        try
        {
            RowMemoryStore encoded = RowMerger.Encode(column, _media, cells);
            if (_schema.Count != 0 && encoded.Count != _rows.Count)
                throw new ArgumentException($"The column '{name}' has {encoded.Count} cells, and the table has {_rows.Count} rows; give one cell for each row.", nameof(cells));
            RowMemoryStore rows = _schema.Count == 0 ? encoded : RowMerger.Merge(_rows, encoded);
            _schema.Add(column);
            _rows = rows;
        }
        catch
        {
            _media.CutTo(mediaBefore);
            throw;
        }
        // All rows were written anew; the media are the same.
        _capturedBytes = Math.Min(_capturedBytes, _media.Bytes);
        _version++;
    }

    /// <inheritdoc/>
    internal override WandbValue Capture()
    {
        TablePicture picture = Picture(_rows.Bytes + _media.Bytes - _capturedBytes);
        _capturedBytes = _rows.Bytes + _media.Bytes;
        _capturedRows = _rows.Count;
        return picture;
    }

    /// <inheritdoc/>
    internal override void Write(ValueBinding binding, Utf8JsonWriter json) => Capture().Write(binding, json);

    /// <summary>The table as it is now. Unlike <see cref="Capture"/> it does not count as logged.</summary>
    /// <param name="newBytes">Bytes that no earlier picture holds.</param>
    internal TablePicture Picture(long newBytes) => new()
    {
        History = _history,
        Columns = [.. _schema.Names],
        Type = _schema.Type,
        Rows = new RowMemorySource(_rows.Start, _rows.End),
        Media = _media.ToArray(),
        Options = _options,
        Version = _version,
        NewBytes = newBytes,
    };

    private void StartRow()
    {
        // Of an incremental table each call takes so many.
        long before = LogMode == TableLogMode.Incremental ? _capturedRows ?? 0 : 0;
        if (_options.IsStrict && _rows.Count - before >= _options.MaxRows)
            throw new InvalidOperationException($"The table has {_rows.Count - before} rows, and TableOptions.MaxRows allows no more; log it in parts (TableLogMode.Incremental), or raise the limit.");
        _row.Start();
    }

    private void CompleteRow()
    {
        _rows.Add(_row.Complete());
        _version++;
    }
}
