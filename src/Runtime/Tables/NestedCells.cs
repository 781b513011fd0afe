namespace Instrument.Tables;

/// <summary>Keeps the lists and objects that are open while a cell is written, and finds out their types.</summary>
internal sealed class NestedCells(CellBuffer cells)
{
    // As deep as W&B reads JSON (docs/wire/media.md §23), less the levels of the file around a cell.
    private const int MaxDepth = 490;

    private readonly List<Frame> _open = [];

    /// <summary>How many are open.</summary>
    public int Depth => _open.Count;

    /// <summary>Closes all of them.</summary>
    public void Clear() => _open.Clear();

    /// <summary>Opens a list.</summary>
    public void StartList() => Start(CellKind.List, null);

    /// <summary>Opens an object.</summary>
    public void StartObject() => Start(CellKind.Object, []);

    /// <summary>Takes the key of an object's next value.</summary>
    /// <exception cref="ArgumentException">The object has the key already.</exception>
    public void Key(string key)
    {
        Frame frame = _open[^1];
        if (frame.Keys!.Contains(key))
            throw new ArgumentException($"An object in a table has the key '{key}' twice; each key is there once.", nameof(key));
        frame.Keys.Add(key);
        cells.Text(key);
    }

    /// <summary>Takes the type of the next element or value.</summary>
    public void Take(ColumnType type)
    {
        Frame frame = _open[^1];
        frame.Count++;
        if (frame.Keys is not null)
            frame.Types.Add(ReferenceEquals(type, NamedType.NotANumber) ? NamedType.Number : type);
        else if (ReferenceEquals(type, NamedType.None))
            frame.HasNull = true;
        else
            frame.Element = frame.Element.Accept(type) ?? NamedType.Invalid;
    }

    /// <summary>Closes the one that was opened last, and tells its type.</summary>
    public ColumnType End()
    {
        Frame frame = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        cells.SetCount(frame.CountAt, frame.Count);
        if (frame.Keys is { } keys)
            return new ObjectType(keys, frame.Types);
        return new ListType(frame.HasNull ? UnionType.Optional(frame.Element) : frame.Element, frame.Count);
    }

    private void Start(CellKind kind, List<string>? keys)
    {
        if (_open.Count == MaxDepth)
            throw new ArgumentException($"A cell is nested deeper than {MaxDepth} levels, which W&B refuses.");
        cells.Kind(kind);
        _open.Add(new Frame { CountAt = cells.Position, Keys = keys });
        cells.Count(0);
    }

    private sealed class Frame
    {
        public required int CountAt { get; init; }

        public required List<string>? Keys { get; init; }

        public List<ColumnType> Types { get; } = [];

        public ColumnType Element { get; set; } = UnknownType.Instance;

        public bool HasNull { get; set; }

        public int Count { get; set; }
    }
}
