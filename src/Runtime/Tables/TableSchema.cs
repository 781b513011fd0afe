namespace Instrument.Tables;

/// <summary>The columns of a table: their names, what was asked for, and the types found so far.</summary>
internal sealed class TableSchema
{
    private readonly List<string> _names = [];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly List<ColumnType> _types = [];

    /// <summary>Makes the columns of a new table.</summary>
    /// <exception cref="ArgumentException">Two have one name.</exception>
    public TableSchema(IEnumerable<TableColumn> columns, TableOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxRows, nameof(options));
        foreach (TableColumn column in columns)
        {
            ArgumentNullException.ThrowIfNull(column, nameof(columns));
            ColumnType type = column.Type ?? (options.AllowMixedTypes ? ColumnType.Any : UnknownType.Instance);
            Add(column.Name, column.IsOptional ?? options.IsOptional ? UnionType.Optional(type) : type);
        }
    }

    /// <summary>How many there are.</summary>
    public int Count => _names.Count;

    /// <summary>Their names.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The type of the table as it is now.</summary>
    public ObjectType Type => new([.. _names], [.. _types]);

    /// <summary>Columns of which only the names are given.</summary>
    public static IEnumerable<TableColumn> ToColumns(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names, "columns");
        return names.Select(name => new TableColumn(name));
    }

    /// <summary>Adds the columns of another table, as they are now.</summary>
    /// <exception cref="ArgumentException">There is one of the same name.</exception>
    public void Add(TableSchema other)
    {
        for (int i = 0; i < other.Count; i++)
            Add(other._names[i], other._types[i]);
    }

    /// <summary>The type that a column has with a further cell.</summary>
    /// <exception cref="ArgumentException">The cell cannot be in the column.</exception>
    public ColumnType Accept(int column, ColumnType cell)
    {
        ColumnType type = _types[column];
        return type.Accept(cell) ?? throw new ArgumentException(
            $"The column '{_names[column]}' holds {type}, and the cell is {cell}; convert it, or make the column hold mixed types (TableOptions.AllowMixedTypes, ColumnType.Any).");
    }

    /// <summary>Takes the types that the columns have with a further row.</summary>
    public void Take(ReadOnlySpan<ColumnType> types)
    {
        for (int i = 0; i < types.Length; i++)
            _types[i] = types[i];
    }

    /// <summary>The error for a row of another length.</summary>
    public ArgumentException WrongLength(int cells) =>
        new($"The table has {Count} columns ({string.Join(", ", _names)}), and the row has {(cells > Count ? "more" : "only " + cells)} cells; give one cell for each column, null where there is none.");

    private void Add(string name, ColumnType type)
    {
        if (!_taken.Add(name))
            throw new ArgumentException($"The table has two columns named '{name}'; give each a name of its own.", nameof(name));
        _names.Add(name);
        _types.Add(type);
    }
}
