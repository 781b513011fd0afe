using System.Text;
using Instrument.Reading.Values;
using Instrument.Records;

namespace Instrument.Shipping.Documents;

/// <summary>
/// Finds the place of a history item by the bytes of its path, as the record has them. Rows mostly have the keys of the row before, in
/// the same order, so that is tried first.
/// </summary>
internal sealed class LinePaths(LineTree tree)
{
    // More keys than any chart serves; beyond that they are forgotten, so that memory stays bounded.
    private const int MaxPaths = 100_000;

    private const int ItemKey = 1;
    private const int ItemNestedKey = 2;
    private const int ItemValueJson = 16;
    private const byte ItemKeyTag = 0x0A;
    private const byte ItemNestedKeyTag = 0x12;

    // Tag of HistoryItem.value_json in two bytes.
    private const byte ValueTagFirst = 0x82;
    private const byte ValueTagSecond = 0x01;

    private readonly Dictionary<byte[], LineNode> _nodes = new(BytesComparer.Instance);
    private (byte[] Path, LineNode Node)[] _order = [];
    private int _place;
    private LineNode? _step;

    /// <summary>Where the value of the item that was found starts in it.</summary>
    public int ValueStart { get; private set; }

    /// <summary>How long that value is.</summary>
    public int ValueLength { get; private set; }

    /// <summary>Starts a row.</summary>
    public void Begin()
    {
        _place = 0;
        if (_nodes.Count <= MaxPaths)
            return;
        _nodes.Clear();
        _order = [];
        _step = null;
        tree.Reset();
    }

    /// <summary>Whether a place is that of a row's step.</summary>
    public bool IsStep(LineNode node) => node == (_step ??= tree.Root.Child("_step"));

    /// <summary>The place of an item; <see langword="null"/> if the bytes are none.</summary>
    public LineNode? Find(ReadOnlySpan<byte> item)
    {
        int place = _place++;
        if (place < _order.Length && _order[place].Path is { } expected && item.StartsWith(expected) && TryReadValue(item, expected.Length))
            return _order[place].Node;
        int end = PathLength(item);
        if (!TryReadValue(item, end))
            return FindUnordered(item);
        if (place >= _order.Length)
            Array.Resize(ref _order, Math.Max(16, 2 * place));
        _order[place] = NodeOf(item[..end]);
        return _order[place].Node;
    }

    // Every writer puts the path first and the value last; protobuf allows any order.
    private LineNode? FindUnordered(ReadOnlySpan<byte> item)
    {
        using ByteBuffer path = new();
        Span<byte> varint = stackalloc byte[Varint.MaxBytes];
        ValueStart = 0;
        ValueLength = 0;
        WireReader fields = new(item);
        while (fields.Read())
        {
            if (fields is { Field: ItemValueJson, HasBytes: true })
            {
                ValueStart = fields.Start;
                ValueLength = fields.Length;
            }
            else if (fields is { Field: ItemKey or ItemNestedKey, HasBytes: true })
            {
                path.Write(fields.Field == ItemKey ? ItemKeyTag : ItemNestedKeyTag);
                path.Write(varint[..Varint.Write((ulong)fields.Length, varint)]);
                path.Write(fields.Bytes);
            }
        }
        return fields.IsMalformed ? null : NodeOf(path.Span).Node;
    }

    private (byte[] Path, LineNode Node) NodeOf(ReadOnlySpan<byte> path)
    {
        if (_nodes.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(path, out byte[]? knownPath, out LineNode? known))
            return (knownPath, known);
        string plain = "";
        List<string> nested = [];
        WireReader fields = new(path);
        while (fields.Read())
        {
            if (fields.Field == ItemKey)
                plain = Encoding.UTF8.GetString(fields.Bytes);
            else
                nested.Add(Encoding.UTF8.GetString(fields.Bytes));
        }
        LineNode node = tree.Root;
        foreach (string segment in ItemPath.Of(plain, nested))
            node = node.Child(segment);
        byte[] newPath = path.ToArray();
        _nodes.Add(newPath, node);
        return (newPath, node);
    }

    // Where the keys at the beginning of an item end.
    private static int PathLength(ReadOnlySpan<byte> item)
    {
        int at = 0;
        while (at < item.Length && item[at] is ItemKeyTag or ItemNestedKeyTag)
        {
            int start = at + 1;
            if (!Varint.TryRead(item, ref start, out ulong length) || length > (ulong)(item.Length - start))
                return at;
            at = start + (int)length;
        }
        return at;
    }

    private bool TryReadValue(ReadOnlySpan<byte> item, int at)
    {
        if (item.Length < at + 3 || item[at] != ValueTagFirst || item[at + 1] != ValueTagSecond)
            return false;
        int start = at + 2;
        if (!Varint.TryRead(item, ref start, out ulong length) || length != (ulong)(item.Length - start))
            return false;
        ValueStart = start;
        ValueLength = (int)length;
        return true;
    }
}
